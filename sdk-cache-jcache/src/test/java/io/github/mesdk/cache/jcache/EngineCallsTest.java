package io.github.mesdk.cache.jcache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.SecondLevel.Store.Listener;
import io.github.mesdk.time.Deadline;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which calls of the engine an operation makes. */
@Timeout(60)
class EngineCallsTest {
  private static final byte[] VALUE = "value".getBytes(UTF_8);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, String> entries = new ConcurrentHashMap<>();
  private volatile boolean isDown;
  private final JCacheStore store = new JCacheStore(engine(), InstantSource.system());

  @SuppressWarnings("unchecked")
  private Cache<String, String> engine() {
    return (Cache<String, String>)
        Proxy.newProxyInstance(
            EngineCallsTest.class.getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) {
    if (isDown) {
      throw new IllegalStateException("down");
    }
    calls.add(method.getName());
    return switch (method.getName()) {
      case "get" -> entries.get((String) arguments[0]);
      case "putIfAbsent" ->
          entries.putIfAbsent((String) arguments[0], (String) arguments[1]) == null;
      case "registerCacheEntryListener" -> null;
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private static Deadline deadline() {
    return Deadline.after(Duration.ofSeconds(30));
  }

  private static <R> R join(CompletionStage<R> stage) {
    return stage.toCompletableFuture().join();
  }

  @Test
  void aLiveLeaseCostsOneCall() {
    assertThat(join(store.putIfAbsent("lease", VALUE, Duration.ofMinutes(1), deadline()))).isTrue();
    calls.clear();
    assertThat(join(store.putIfAbsent("lease", VALUE, Duration.ofMinutes(1), deadline())))
        .isFalse();
    assertThat(calls).containsExactly("get");
  }

  /** Otherwise, the cache would serve answers whose invalidations it does not see. */
  @Test
  void noOperationSucceedsBeforeTheListenersAreRegistered() {
    CompletableFuture<Boolean> missed = new CompletableFuture<>();
    isDown = true;
    store.subscribe(
        "",
        new Listener() {
          @Override
          public void changed(String key) {
            throw new AssertionError(key);
          }

          @Override
          public void missed() {
            missed.complete(true);
          }
        });
    assertThat(store.get("key", deadline()).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(30));
    isDown = false;
    assertThat(join(store.get("key", deadline()))).isEmpty();
    assertThat(missed).isCompleted();
    assertThat(join(store.get("key", deadline()))).isEmpty();
    assertThat(calls).containsExactly("registerCacheEntryListener", "get", "get");
  }
}
