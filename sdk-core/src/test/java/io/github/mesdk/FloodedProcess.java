package io.github.mesdk;

import io.github.mesdk.error.MeException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.FaultTable;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** A program with a small heap that calls servers which send too much. */
final class FloodedProcess {
  private FloodedProcess() {}

  /**
   * Calls a server for each fault in turn, with concurrent callers, and prints how the calls ended.
   *
   * @param args the number of concurrent callers, then the names of the faults
   */
  public static void main(String[] args) throws InterruptedException {
    int callers = Integer.parseInt(args[0]);
    for (String name : List.of(args).subList(1, args.length)) {
      System.out.println(name + ": " + String.join(" or ", ends(WireFault.valueOf(name), callers)));
    }
    System.out.println("alive");
  }

  private static Set<String> ends(WireFault fault, int callers) throws InterruptedException {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(
                FaultServer.sslContext().getSocketFactory(), FaultServer.trustManager())
            .readTimeout(Duration.ZERO)
            .build();
    try (FaultServer server = FaultServer.start(fault, "{\"userId\":7}");
        MeClient<AuthInfo> client =
            MeClient.builder(Testiny.provider().at(server.baseUrl()))
                .httpClient(own)
                .timeout(Duration.ofMinutes(2))
                .retryPolicy(RetryPolicy.none())
                .tokenProvider(TokenProvider.of("the-token"))
                .build()) {
      Set<String> ends = new ConcurrentSkipListSet<>();
      List<Thread> threads =
          Stream.generate(() -> new Thread(() -> ends.add(end(client)))).limit(callers).toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      return ends;
    }
  }

  private static String end(MeClient<AuthInfo> client) {
    try {
      return "user " + client.me().userId();
    } catch (MeException failure) {
      return FaultTable.nameOf(failure);
    } catch (OutOfMemoryError full) {
      return "OutOfMemoryError";
    }
  }

  /** Starts the program with the running JDK and a heap of 64 MiB. */
  static Process start(Path output, int callers, List<String> faults) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-Xmx64m", "-cp"));
    command.add(CallingProcess.classPath());
    command.add(FloodedProcess.class.getName());
    command.add("" + callers);
    command.addAll(faults);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
