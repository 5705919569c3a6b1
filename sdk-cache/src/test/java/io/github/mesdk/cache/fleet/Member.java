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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** One process of the fleet. It answers each line of its standard input with a line. */
public final class Member {
  private static final int THREADS = 64;

  private final MeCache cache;
  private final MeClient<AuthInfo> client;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private Member(SecondLevel.Store store, URI provider, Duration timeout) {
    byte[] key = "the same 32 bytes in each process".getBytes(UTF_8);
    SecondLevel fleet = SecondLevel.of(store, key, "k1", key);
    cache = MeCache.builder().secondLevel(fleet.withTimeout(timeout)).build();
    client = MeClient.builder(Testiny.provider().at(provider)).answerCache(cache).build();
  }

  /** Runs commands until the process ends. The arguments are those of {@link MemberProcess}. */
  public static void run(SecondLevel.Store store, String provider, String timeout)
      throws Exception {
    Member member = new Member(store, URI.create(provider), Duration.parse(timeout));
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
      case "invalidate" -> {
        cache.invalidate(AccessToken.of(command[1]));
        yield "done";
      }
      case "subject" -> {
        cache.invalidateSubject("testiny", command[1]);
        yield "done";
      }
      default -> cache.stats().toString();
    };
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
    StringBuilder results = new StringBuilder();
    for (Future<String> result : calls) {
      if (results.indexOf(result.get()) < 0) {
        results.append(result.get());
      }
    }
    return results.toString();
  }

  private Callable<String> withoutTime(String token) {
    return () -> get(token).split(" ", 2)[0];
  }
}
