package io.github.mesdk.benchmarks.cache;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.benchmarks.Meter;
import io.github.mesdk.benchmarks.Quartiles;
import io.github.mesdk.benchmarks.call.ServerProcess;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.cache.redis.RedisStore;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.RiverGen;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Compares a hit in the second level with a hit in memory and with an upstream call to the same
 * machine, in time and in the bytes that all threads of the process allocate. The system property
 * {@code redis} is the URL of a Redis. Each round measures all kinds of calls in turn, and the
 * table shows the medians over the rounds.
 */
public final class SecondLevelCost {
  private static final int WARM_UP_ROUNDS = 2;
  private static final int ROUNDS = 7;
  private static final int CALLS = 50;
  private static final Duration CONNECT_TIME = Duration.ofSeconds(10);

  /** A hit in memory is too short for the clock. */
  private static final int HITS_IN_MEMORY = 100;

  private static final List<String> NAMES =
      List.of(
          "hit in memory",
          "hit in the second level",
          "upstream call without a cache",
          "miss in both levels, with the upstream call");

  private final MeClient<CurrentUserInfo> upstream;
  private final MeClient<CurrentUserInfo> writer;
  private final MeClient<CurrentUserInfo> reader;
  private final MeCache cacheOfReader;
  private int tokens;

  private SecondLevelCost(URI provider, SecondLevel fleet) {
    cacheOfReader = MeCache.builder().secondLevel(fleet).build();
    upstream = MeClient.builder(RiverGen.provider().at(provider)).build();
    writer = client(provider, MeCache.builder().secondLevel(fleet).build());
    reader = client(provider, cacheOfReader);
  }

  private static MeClient<CurrentUserInfo> client(URI provider, MeCache cache) {
    return MeClient.builder(RiverGen.provider().at(provider)).answerCache(cache).build();
  }

  private interface Call {
    void run(String token);
  }

  private record Cost(double micros, double bytes) {
    Cost dividedBy(int times) {
      return new Cost(micros / times, bytes / times);
    }
  }

  /** Prints a table, and ends the process. */
  public static void run() throws Exception {
    byte[] key = new byte[32];
    try (ServerProcess provider = new ServerProcess("rivergen", false);
        RedisStore store = RedisStore.at(System.getProperty("redis"))) {
      awaitConnection(store);
      SecondLevel fleet =
          SecondLevel.of(store, key, "1", key)
              .withPrefix(UUID.randomUUID().toString().substring(0, 8))
              .withTimeout(Duration.ofSeconds(5));
      new SecondLevelCost(provider.address(), fleet).compare();
    }
    System.exit(0); // the clients keep their connections open for a while
  }

  private static void awaitConnection(RedisStore store) throws InterruptedException {
    long end = System.nanoTime() + CONNECT_TIME.toNanos();
    while (!store.toString().contains("{connected")) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "no Redis answered within 10 s: check the URL in -Dbench.redis");
      }
      Thread.sleep(10); // a store has no event for its connection
    }
  }

  private void compare() {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      round();
    }
    List<List<Cost>> rounds = IntStream.range(0, ROUNDS).mapToObj(i -> round()).toList();
    System.out.println("| Call | Median | Ratio to a hit in the second level | Allocated bytes |");
    System.out.println("|---|---|---|---|");
    for (int kind = 0; kind < NAMES.size(); kind++) {
      print(kind, rounds);
    }
    System.out.println(cacheOfReader.stats());
  }

  private static void print(int kind, List<List<Cost>> rounds) {
    double[] micros = rounds.stream().mapToDouble(round -> round.get(kind).micros).toArray();
    double[] reference = rounds.stream().mapToDouble(round -> round.get(1).micros).toArray();
    double[] bytes = rounds.stream().mapToDouble(round -> round.get(kind).bytes).toArray();
    Quartiles ratio = Quartiles.ofRatios(micros, reference);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f µs | %.4f (%.4f to %.4f) | %.0f |%n",
        NAMES.get(kind),
        Quartiles.of(micros).median(),
        ratio.median(),
        ratio.low(),
        ratio.high(),
        Quartiles.of(bytes).median());
  }

  /** Returns the costs of each kind of call, in the order of {@link #NAMES}. */
  private List<Cost> round() {
    int first = tokens;
    tokens += CALLS;
    for (int i = 0; i < CALLS; i++) {
      writer.me(MeRequest.ofToken("shared" + (first + i)));
    }
    Cost second = cost("shared", first, token -> reader.me(MeRequest.ofToken(token)));
    Cost memory = cost("shared", first, this::hitInMemory).dividedBy(HITS_IN_MEMORY);
    Cost call = cost("upstream", first, token -> upstream.me(MeRequest.ofToken(token)));
    Cost miss = cost("missing", first, token -> reader.me(MeRequest.ofToken(token)));
    return List.of(memory, second, call, miss);
  }

  private void hitInMemory(String token) {
    for (int i = 0; i < HITS_IN_MEMORY; i++) {
      reader.me(MeRequest.ofToken(token));
    }
  }

  /** Returns the median time and the mean of the allocated bytes. */
  private static Cost cost(String prefix, int first, Call call) {
    double[] micros = new double[CALLS];
    long bytes = Meter.allocated();
    for (int i = 0; i < CALLS; i++) {
      String token = prefix + (first + i);
      long start = System.nanoTime();
      call.run(token);
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    bytes = Meter.allocated() - bytes;
    Arrays.sort(micros);
    return new Cost(micros[CALLS / 2], (double) bytes / CALLS);
  }
}
