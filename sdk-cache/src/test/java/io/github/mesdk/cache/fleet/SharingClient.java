package io.github.mesdk.cache.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.cache.MeCacheStats;
import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client with a cache and a second level. It records what a test wants to know. */
final class SharingClient implements AutoCloseable {
  private static final byte[] KEY = "the same 32 bytes for each cache".getBytes(UTF_8);

  /** Longer than any test, so that nothing expires. */
  private static final Duration LONG = Duration.ofMinutes(10);

  /** What the listener received. */
  final List<CacheOutcome> seen = new CopyOnWriteArrayList<>();

  /** The names of the leases that this client tried to get. */
  final List<String> leases = new CopyOnWriteArrayList<>();

  final MeCache cache;
  private final MeClient<AuthInfo> client;

  SharingClient(Store store, String prefix, URI provider) {
    this(store, prefix, provider, KEY);
  }

  SharingClient(Store store, String prefix, URI provider, byte[] sealingKey) {
    SecondLevel fleet =
        SecondLevel.of(recording(store), KEY, "k1", sealingKey)
            .withPrefix(prefix)
            .withTimeout(Duration.ofSeconds(20)); // also on a busy machine
    cache = MeCache.builder().secondLevel(fleet).timeToLive(LONG).negativeTimeToLive(LONG).build();
    client =
        MeClient.builder(Testiny.provider().at(provider))
            .answerCache(cache)
            .listener(
                new MeListener() {
                  @Override
                  public void cacheUsed(MeEvent event) {
                    event.cacheOutcome().ifPresent(seen::add);
                  }
                })
            .build();
  }

  private Store recording(Store store) {
    return (Store)
        Proxy.newProxyInstance(
            SharingClient.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("putIfAbsent")
                  && arguments[0] instanceof String name
                  && name.contains(":l1:")) {
                leases.add(name);
              }
              return method.invoke(store, arguments);
            });
  }

  long userId(String token) {
    return client.me(MeRequest.ofToken(token)).userId();
  }

  @Override
  public void close() {
    client.close();
  }

  MeCacheStats stats() {
    return cache.stats();
  }
}
