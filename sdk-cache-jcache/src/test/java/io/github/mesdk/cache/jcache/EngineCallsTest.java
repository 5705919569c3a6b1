package io.github.mesdk.cache.jcache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.SecondLevel.Store.Listener;
import io.github.mesdk.time.Deadline;
import java.lang.ref.WeakReference;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which calls of the engine an operation makes. */
@Timeout(60)
class EngineCallsTest {
  private static final byte[] VALUE = "value".getBytes(UTF_8);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, String> entries = new ConcurrentHashMap<>();
  private volatile Runnable duringPut = () -> {};
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
      case "putIfAbsent" -> {
        duringPut.run();
        yield entries.putIfAbsent((String) arguments[0], (String) arguments[1]) == null;
      }
      case "remove" -> entries.remove(arguments[0], arguments[1]);
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

  /** The member that asked for it has got a failure, and its release may have come too early. */
  @Test
  void aLeaseThatIsSetAfterTheDeadlineIsRemoved() {
    AtomicLong now = new AtomicLong();
    CompletableFuture<Boolean> isStarted = new CompletableFuture<>();
    duringPut =
        () -> {
          isStarted.join();
          now.set(Duration.ofSeconds(31).toNanos());
        };
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), now::get);
    CompletionStage<Boolean> put =
        store.putIfAbsent("lease", VALUE, Duration.ofMinutes(1), deadline);
    isStarted.complete(true);
    assertThat(join(put)).isFalse();
    assertThat(entries).isEmpty();
  }

  @Test
  void aStoreThatIsNoLongerUsedIsForgotten() {
    WeakReference<Listener> listener = listenerOfAForgottenStore();
    while (listener.get() != null) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }
  }

  private WeakReference<Listener> listenerOfAForgottenStore() {
    Listener listener =
        new Listener() {
          @Override
          public void changed(String key) {}

          @Override
          public void missed() {}
        };
    JCacheStore forgotten = new JCacheStore(engine(), InstantSource.system());
    forgotten.subscribe("", listener);
    assertThat(join(forgotten.get("key", deadline()))).isEmpty();
    return new WeakReference<>(listener);
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
