package io.github.mesdk.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
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
 * Measures a cache hit with JMH. The token is a new string each time, as if read from a header, so
 * its hash code is not cached. Each variant has its own state, so a process that measures one
 * variant runs no code of another.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {
  private static final AuthInfo ADA = AuthInfo.builder().userId(7).email("ada@example.com").build();
  private static final Duration HOUR = Duration.ofHours(1);

  /** Creates a token for each request. */
  @State(Scope.Benchmark)
  public abstract static class TokenState {
    /** The length of the token: 40 for an opaque token, 900 for a JSON Web Token. */
    @Param({"40", "900"})
    public int length;

    private char[] token = {};

    /** Stores the answer. */
    @Setup
    public void store() {
      token = "t".repeat(length).toCharArray();
      put();
    }

    abstract void put();

    String token() {
      return new String(token);
    }
  }

  /** A plain Caffeine cache, with the token as the key. */
  @State(Scope.Benchmark)
  public static class CaffeineAlone extends TokenState {
    private final Cache<String, AuthInfo> cache =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(HOUR).build();

    @Override
    void put() {
      cache.put(token(), ADA);
    }
  }

  /** The cache of the SDK without a client. */
  @State(Scope.Benchmark)
  public static class MeCacheAlone extends TokenState {
    private static final CacheRequest.Endpoint ENDPOINT =
        new CacheRequest.Endpoint(
            Testiny.provider(), new TransportSettings(null, 1_000_000, false), Map.of(), null);

    private final MeCache cache = MeCache.builder().timeToLive(HOUR).build();
    private final Deadline far = Deadline.after(Duration.ofDays(1));

    @Override
    void put() {
      AuthInfo unused = call();
    }

    AuthInfo call() {
      CacheRequest request = new CacheRequest(ENDPOINT, List.of(), AccessToken.of(token()));
      return cache.get(request, far, () -> ADA, outcome -> {}).join();
    }
  }

  /** The complete call that a backend makes for each request it serves. */
  @State(Scope.Benchmark)
  public static class Client extends TokenState {
    private final MeClient<AuthInfo> client =
        MeClient.builder(Testiny.provider())
            .httpClient(new OkHttpClient.Builder().addInterceptor(HitBenchmark::answer).build())
            .answerCache(MeCache.builder().timeToLive(HOUR).build())
            .build();

    @Override
    void put() {
      AuthInfo unused = call();
    }

    AuthInfo call() {
      return client.me(MeRequest.ofToken(token()));
    }
  }

  /** Looks up the answer in Caffeine. */
  @Benchmark
  public @Nullable AuthInfo caffeine(CaffeineAlone state) {
    return state.cache.getIfPresent(state.token());
  }

  /** Looks up the answer in the cache of the SDK. */
  @Benchmark
  public AuthInfo meCache(MeCacheAlone state) {
    return state.call();
  }

  /** Calls a client that uses the cache of the SDK. */
  @Benchmark
  public AuthInfo meClient(Client state) {
    return state.call();
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
