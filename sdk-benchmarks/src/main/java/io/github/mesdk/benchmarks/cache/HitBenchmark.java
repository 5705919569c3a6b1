package io.github.mesdk.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Finds an answer that is kept. The token is a new string each time, as it comes out of a header:
 * it must be hashed and compared, where one that was asked with before knows its hash. Each way has
 * a state of its own, so that a process that runs one of them has seen no other.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {
  private static final AuthInfo ADA = AuthInfo.builder().userId(7).email("ada@example.com").build();
  private static final Duration HOUR = Duration.ofHours(1);

  /** A token that comes in. */
  @State(Scope.Benchmark)
  public abstract static class Asked {
    /** 40 is that of an opaque token, 900 that of a JSON Web Token. */
    @Param({"40", "900"})
    public int length;

    private char[] token = {};

    /** Lets the way know the answer. */
    @Setup
    public void learn() {
      token = "t".repeat(length).toCharArray();
      put();
    }

    abstract void put();

    String token() {
      return new String(token);
    }
  }

  /** Nothing but the lookup; the cache holds tokens then. */
  @State(Scope.Benchmark)
  public static class CaffeineAlone extends Asked {
    private final Cache<String, AuthInfo> cache =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(HOUR).build();

    @Override
    void put() {
      cache.put(token(), ADA);
    }
  }

  /** The same of the SDK's cache. */
  @State(Scope.Benchmark)
  public static class MeCacheAlone extends Asked {
    private static final CacheRequest.Endpoint ENDPOINT =
        new CacheRequest.Endpoint(
            "testiny", "GET https://testiny.example.com/account/me", AuthInfo.class, Map.of());

    private final MeCache cache = MeCache.builder().timeToLive(HOUR).build();
    private final Deadline far = Deadline.after(Duration.ofDays(1));

    @Override
    void put() {
      AuthInfo unused = ask();
    }

    AuthInfo ask() {
      CacheRequest question = new CacheRequest(ENDPOINT, List.of(), AccessToken.of(token()));
      return cache.get(question, far, () -> ADA, use -> {}).join();
    }
  }

  /** All that a backend calls for a request that it serves. */
  @State(Scope.Benchmark)
  public static class Client extends Asked {
    private final MeClient<AuthInfo> client =
        MeClient.builder(Testiny.provider())
            .httpClient(new OkHttpClient.Builder().addInterceptor(HitBenchmark::answer).build())
            .answerCache(MeCache.builder().timeToLive(HOUR).build())
            .build();

    @Override
    void put() {
      AuthInfo unused = ask();
    }

    AuthInfo ask() {
      return client.me(MeRequest.ofToken(token()));
    }
  }

  /** Looks it up in Caffeine. */
  @Benchmark
  public @Nullable AuthInfo caffeine(CaffeineAlone way) {
    return way.cache.getIfPresent(way.token());
  }

  /** Looks it up in the SDK's cache. */
  @Benchmark
  public AuthInfo meCache(MeCacheAlone way) {
    return way.ask();
  }

  /** Asks a client that has such a cache. */
  @Benchmark
  public AuthInfo meClient(Client way) {
    return way.ask();
  }

  private static Response answer(okhttp3.Interceptor.Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(
            ResponseBody.create(
                "{\"userId\":7,\"email\":\"ada@example.com\"}", MediaType.get("application/json")))
        .build();
  }
}
