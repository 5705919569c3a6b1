package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A cache and a provider that counts its loads, without HTTP. */
abstract class CacheFixture {
  static final CacheRequest.Endpoint TESTINY = endpoint(Testiny.provider());

  final FakeClock clock = new FakeClock();
  final AtomicInteger loads = new AtomicInteger();
  final List<CacheOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
  MeCache cache = builder().build();

  /** What the provider does on each load. */
  volatile Supplier<AuthInfo> provider = () -> user(7);

  static CacheRequest.Endpoint endpoint(IdentityProvider<?> provider) {
    return new CacheRequest.Endpoint(
        provider, new TransportSettings(null, 1_000, false), Map.of(), null);
  }

  MeCacheBuilder builder() {
    return MeCache.builder().clock(clock, clock::nanoTime, clock);
  }

  static AuthInfo user(long id) {
    return AuthInfo.builder().userId(id).email("ada@example.com").build();
  }

  static CacheRequest request(String token) {
    return request(AccessToken.of(token));
  }

  static CacheRequest request(AccessToken token, Argument... arguments) {
    return new CacheRequest(TESTINY, List.of(arguments), token);
  }

  CompletableFuture<AuthInfo> start(CacheRequest request, Duration timeout) {
    return cache.get(request, Deadline.after(timeout, clock::nanoTime), this::load, outcomes::add);
  }

  AuthInfo load() {
    loads.incrementAndGet();
    return provider.get();
  }

  AuthInfo get(CacheRequest request) {
    try {
      return start(request, Duration.ofSeconds(30)).join();
    } catch (CompletionException failed) {
      throw (RuntimeException) failed.getCause();
    }
  }

  AuthInfo get(String token) {
    return get(request(token));
  }

  MeException failure(String token) {
    return failure(request(token));
  }

  MeException failure(CacheRequest request) {
    MeException failure = catchThrowableOfType(MeException.class, () -> get(request));
    assertThat(failure).isNotNull();
    return failure;
  }

  /** Makes each later load fail. */
  void fail(MeException failure) {
    provider =
        () -> {
          throw failure.inCall("testiny", 1);
        };
  }

  void fail(ErrorKind kind) {
    fail(ApiException.of("testiny", ApiError.builder(500, kind).build()));
  }

  static ApiException rejection(UnauthenticatedReason reason) {
    return rejection(401, reason);
  }

  static ApiException rejection(int status, UnauthenticatedReason reason) {
    return ApiException.of(
        "testiny", ApiError.builder(status, ErrorKind.UNAUTHENTICATED).reason(reason).build());
  }

  /** Returns whether a load of any cache runs in this process. */
  static boolean isLoading() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("mesdk-cache"))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().equals(Load.class.getName()));
  }

  /** Waits for work on other threads, which no clock drives. */
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(50);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still not so after 50 s");
      }
      LockSupport.parkNanos(100_000);
    }
  }

  void assertLoads(int expected) {
    assertThat(loads).as("loads").hasValue(expected);
  }
}
