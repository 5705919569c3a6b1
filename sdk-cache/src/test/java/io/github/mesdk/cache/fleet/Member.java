package io.github.mesdk.cache.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.error.MeException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.token.AccessToken;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** One process of the fleet. It answers each line of its standard input with a line. */
public final class Member {
  static final int THREADS = 64;

  /** Longer than any test, so that no test waits for an expiry. */
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

  private final SecondLevel.Store store;
  private final URI provider;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private MeCache cache;
  private MeClient<AuthInfo> client;

  private Member(SecondLevel.Store store, URI provider) {
    this.store = store;
    this.provider = provider;
    start(new String[] {Duration.ofMillis(200).toString(), "none"});
  }

  /** Starts with an empty cache, a timeout and a prefix. */
  private void start(String[] arguments) {
    byte[] key = "the same 32 bytes in each process".getBytes(UTF_8);
    SecondLevel fleet =
        SecondLevel.of(store, key, "k1", key)
            .withTimeout(Duration.parse(arguments[0]))
            .withPrefix(arguments[1]);
    cache = MeCache.builder().secondLevel(fleet).timeToLive(TIME_TO_LIVE).build();
    client = MeClient.builder(Testiny.provider().at(provider)).answerCache(cache).build();
  }

  /** Runs commands until the process ends. The last argument is that of {@link MemberProcess}. */
  public static void run(SecondLevel.Store store, String provider) throws Exception {
    Member member = new Member(store, URI.create(provider));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    System.out.println(MemberProcess.READY);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(member.run(line.split(" ", 2)));
    }
    System.exit(0);
  }

  private String run(String[] command) throws Exception {
    return switch (command[0]) {
      case "all" -> all(i -> command[1]);
      case "each" -> all(i -> command[1] + i);
      case "get" -> get(command[1]);
      case "stats" -> cache.stats().toString();
      default -> {
        change(command);
        yield "done";
      }
    };
  }

  private void change(String[] command) {
    switch (command[0]) {
      case "start" -> start(command[1].split(" ", 2));
      case "invalidate" -> cache.invalidate(AccessToken.of(command[1]));
      case "subject" -> cache.invalidateSubject("testiny", command[1]);
      default -> throw new IllegalArgumentException(command[0]);
    }
  }

  /** Returns the user id and the milliseconds of one call. */
  private String get(String token) {
    long start = System.nanoTime();
    String result;
    try {
      result = "user" + client.me(MeRequest.ofToken(token)).userId();
    } catch (MeException failure) {
      result = failure.getClass().getSimpleName();
    }
    return result + " " + (System.nanoTime() - start) / 1_000_000;
  }

  /** Returns the distinct results of concurrent calls, without their times. */
  private String all(IntFunction<String> token) throws Exception {
    List<Future<String>> calls =
        threads.invokeAll(
            IntStream.range(0, THREADS).mapToObj(token).map(this::withoutTime).toList());
    Set<String> results = new LinkedHashSet<>();
    for (Future<String> result : calls) {
      results.add(result.get());
    }
    return String.join(",", results);
  }

  private Callable<String> withoutTime(String token) {
    return () -> get(token).split(" ", 2)[0];
  }
}
