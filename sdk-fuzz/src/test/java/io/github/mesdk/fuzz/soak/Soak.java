package io.github.mesdk.fuzz.soak;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs 64 callers that call a good server four times out of five, and otherwise a hostile one. The
 * system property {@code soak} sets the duration. The default is {@code 5m}.
 *
 * <p>The process exits with status 1 in any of these cases:
 *
 * <ul>
 *   <li>a call did not end, ended late, or ended with neither its answer nor a {@code MeException};
 *   <li>a call ended with {@code UnauthenticatedException}, which no server causes;
 *   <li>a call to the good server failed; of all calls, one in a thousand may time out there;
 *   <li>a call leaked a connection;
 *   <li>threads, sockets or memory have grown since the first minute.
 * </ul>
 *
 * <p>Growth is compared only in a run of at least two minutes; a shorter run prints a notice.
 */
public final class Soak {
  private static final int CALLERS = 64;
  private static final int SECONDS_PER_LINE = 30;

  /**
   * The heap is sampled in this many seconds before each line. The line shows the smallest sample,
   * because active calls enlarge the others.
   */
  private static final int HEAP_SECONDS = 5;

  private final Outcomes outcomes = new Outcomes();
  private final List<Line> lines = new ArrayList<>();
  private final List<ResourceUsage> samples = new ArrayList<>();
  private double leastHeap = Double.MAX_VALUE;

  private Soak() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    Duration time = Duration.parse("PT" + System.getProperty("soak", "5m"));
    List<String> faults = new Soak().run(time.toSeconds());
    faults.forEach(System.out::println);
    System.out.println(faults.isEmpty() ? "passed" : "FAILED");
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private List<String> run(long seconds)
      throws IOException, CertificateException, InterruptedException {
    try (ServersProcess servers = ServersProcess.start()) {
      Leaks leaks = Leaks.watch(servers.values());
      Targets targets = new Targets(servers);
      System.out.printf(
          "%d callers, a good server, %d faults, %d s, Java %s%n",
          CALLERS, targets.faults(), seconds, Runtime.version());
      Callers callers = new Callers(CALLERS, targets, outcomes);
      callers.start();
      watch(callers, seconds);
      boolean serversAlive = servers.isAlive();
      callers.end();
      table(leaks);
      if (!Verdict.isCompared(lines)) {
        System.out.println("growth was not compared: the run was shorter than two minutes");
      }
      return Verdict.of(serversAlive, outcomes, leaks.count(), lines);
    }
  }

  private void watch(Callers callers, long seconds) throws InterruptedException {
    System.out.println(Line.HEAD);
    long start = System.nanoTime();
    for (long second = 1; second <= seconds; second++) {
      Duration passed = Duration.ofNanos(System.nanoTime() - start);
      if (callers.awaitEnd(Duration.ofSeconds(second).minus(passed).toMillis())) {
        return;
      }
      samples.add(ResourceUsage.read());
      if ((seconds - second) % SECONDS_PER_LINE < HEAP_SECONDS) {
        leastHeap = Math.min(leastHeap, ResourceUsage.heap());
      }
      if ((seconds - second) % SECONDS_PER_LINE == 0) {
        line(second);
      }
    }
  }

  private void line(long second) {
    Map<String, Long> ends = outcomes.byName();
    Line line =
        new Line(
            second,
            outcomes.ended(),
            ends.getOrDefault(Outcomes.ANSWER, 0L),
            outcomes.wrong(),
            ResourceUsage.mean(samples),
            leastHeap);
    samples.clear();
    leastHeap = Double.MAX_VALUE;
    lines.add(line);
    System.out.println(line);
    System.out.println("         " + ends);
  }

  private void table(Leaks leaks) {
    System.out.printf("%n%-40s %10s%n", "outcome", "calls");
    outcomes.byName().forEach((end, count) -> System.out.printf("%-40s %10d%n", end, count));
    System.out.printf("%-40s %10d%n", "all outcomes", outcomes.ended());
    System.out.printf("%-40s %10d%n%n", "all calls", outcomes.calls());
    leaks
        .byFault()
        .forEach((fault, count) -> System.out.printf("OkHttp logs of %s: %d%n", fault, count));
  }
}
