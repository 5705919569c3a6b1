package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.StoredTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two processes refresh one login in a loop. One or both are killed at random moments.
 * CONTRIBUTING.md has the command for many kills.
 */
@Timeout(value = 14, unit = TimeUnit.MINUTES)
public abstract class KilledProcessContract extends ProcessFixture {
  private static final int KILLS = Integer.getInteger("kills", 5);

  /** About twice the time that storing a login takes. */
  private static final int LONGEST_WAIT_NANOS = 10_000_000;

  private static final int LONGEST_REPLY_NANOS = 3_000_000;

  /** A complete login in a file, followed by unused reserved space. */
  private static final Pattern WHOLE =
      Pattern.compile("(?s).*\nrefresh refresh-(\\d+)\n(.*\n)?end\n\0*");

  private final long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
  private final Random random = new Random(seed);
  private final List<RunningProcess> running = new CopyOnWriteArrayList<>();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> moments = new TreeMap<>();
  private DiskSpace disk = DiskSpace.enough();

  /** When the disk is full. */
  private enum Filled {
    NEVER,
    WHEN_KILLED,
    DURING_REQUEST,
    AFTER_KILL
  }

  @BeforeEach
  void delayReplies() {
    Random delays = new Random(seed);
    server.delayReplies(
        () -> Math.max(0, delays.nextInt(-3 * LONGEST_REPLY_NANOS, LONGEST_REPLY_NANOS)));
  }

  /** On a small file system, if the system property names one. */
  @Override
  Path file() {
    return Path.of(System.getProperty("smallDisk", folder.toString())).resolve("login");
  }

  @Test
  @EnabledIfSystemProperty(named = "kills", matches = "\\d+")
  void aKilledProcessLosesNoLoginUnlessARequestWasInFlight() throws Exception {
    killAll(false);
  }

  /** The disk is full at three of four kills. */
  @Test
  void aKilledProcessLosesNoLoginOnADiskThatIsFullAtTimes() throws Exception {
    disk = limitedDisk();
    killAll(true);
  }

  private void killAll(boolean isFilled) throws Exception {
    long start = System.nanoTime();
    running.add(restarted());
    running.add(restarted());
    int kills = 0;
    while (kills < KILLS) {
      kills += killAndRestart(isFilled);
    }
    running.get(0).awaitNextToken();
    running.get(1).awaitNextToken();
    print(isFilled, kills, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    assertThat(server.ledger().faults()).describedAs("seed %d", seed).isEmpty();
    assertThat(unexpected).describedAs("seed %d", seed).isEmpty();
  }

  private DiskSpace limitedDisk() {
    if (System.getProperty("smallDisk") != null) {
      return new DiskSpace.SmallDisk(file().getParent());
    }
    return DiskSpace.canLimitProcesses() ? new DiskSpace.ProcessLimit(running) : disk;
  }

  private RunningProcess restarted() throws IOException {
    RunningProcess process = launch(this::onLine);
    process.send(RefreshingProcess.Command.REFRESH_FOREVER);
    return process;
  }

  /** Returns the number of killed processes. */
  private int killAndRestart(boolean isFilled) throws Exception {
    int first = random.nextInt(2);
    List<Integer> victims = random.nextInt(5) == 0 ? List.of(first, 1 - first) : List.of(first);
    Filled filled = isFilled ? Filled.values()[random.nextInt(4)] : Filled.NEVER;
    fillIf(filled == Filled.WHEN_KILLED);
    if (filled != Filled.WHEN_KILLED && random.nextBoolean()) {
      assertThat(server.ledger().awaitRotation(running.get(first).name())).isTrue();
    }
    fillIf(filled == Filled.DURING_REQUEST);
    LockSupport.parkNanos(random.nextInt(LONGEST_WAIT_NANOS));
    for (int victim : victims) {
      server.ledger().kill(running.get(victim).name());
      running.get(victim).kill();
    }
    inspectFiles(victims);
    fillIf(filled == Filled.AFTER_KILL);
    for (int victim : victims) {
      running.set(victim, restarted());
    }
    fillIf(filled != Filled.NEVER); // the new processes start with a full disk
    LockSupport.parkNanos(random.nextInt(LONGEST_WAIT_NANOS));
    disk.free();
    for (int victim : victims) {
      running.get(victim).awaitNextToken();
    }
    return victims.size();
  }

  private void fillIf(boolean condition) throws IOException, InterruptedException {
    if (condition) {
      disk.fill();
    }
  }

  /** Tokens in the files of the killed processes count as stored. */
  private void inspectFiles(List<Integer> victims) throws IOException {
    // Reads the replacement first, because it may be moved into place in between.
    String unfinished = text(file().resolveSibling("login.new"));
    boolean isWhole = markStored(unfinished);
    markStored(text(file()));
    for (int victim : victims) {
      String moment =
          server.ledger().isUnderWay(running.get(victim).name())
              ? "request in flight"
              : isWhole ? "login written" : unfinished.isEmpty() ? "store free" : "store in use";
      moments.merge(moment, 1, Integer::sum);
    }
  }

  private boolean markStored(String text) {
    Matcher login = WHOLE.matcher(text);
    boolean isWhole = login.matches();
    if (isWhole) {
      server.ledger().markStored(Integer.parseInt(login.group(1)));
    }
    return isWhole;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  private void onLine(String line) {
    if (line.startsWith(RefreshingProcess.GOT)) {
      server.ledger().markStored(Integer.parseInt(line.substring(RefreshingProcess.GOT.length())));
    } else if (line.equals(RefreshingProcess.LOST)) {
      signInIfLost();
    } else if (line.startsWith("failed: ") && !line.contains(" cannot be written: ")) {
      unexpected.add(line);
    }
  }

  private synchronized void signInIfLost() {
    while (store().read(far).isEmpty()) {
      try {
        store().update(far, stored -> stored.or(this::newLogin));
      } catch (TokenException diskFull) {
        freeDisk();
      }
    }
  }

  private Optional<StoredTokens> newLogin() {
    return Optional.of(StoredTokens.of("refresh-" + server.ledger().signInAgain()));
  }

  private void freeDisk() {
    try {
      disk.free();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void print(boolean isFilled, int kills, long seconds) {
    RotationLedger ledger = server.ledger();
    System.out.printf(
        """
        %s, %s, seed %d, %d s
          kills                       %d %s
          refreshes                   %d
          spent tokens sent           %d, of them not excused %d
          logins lost                 %d, of them not excused %d
        """,
        kind().getSimpleName(),
        isFilled ? "a disk that is full at times" : "a disk with space",
        seed,
        seconds,
        kills,
        moments,
        ledger.refreshes(),
        ledger.reuses(),
        ledger.reuses() - ledger.excusedReuses(),
        ledger.losses(),
        ledger.losses() - ledger.excusedLosses());
  }
}
