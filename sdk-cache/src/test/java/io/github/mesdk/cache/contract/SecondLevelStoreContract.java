package io.github.mesdk.cache.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What {@code MeCache} requires of a store. Extend this class for a store of your own and return
 * two connections to the same data. The tests use only keys that start with {@code contract}.
 */
@Timeout(60)
public abstract class SecondLevelStoreContract {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final String prefix = "contract-" + UUID.randomUUID() + ":";
  private final String key = prefix + "key";

  /** Returns a connection of one process. */
  protected abstract Store one();

  /** Returns a connection of another process to the same data. */
  protected abstract Store other();

  /** Makes {@code time} pass for the store. A store with a real clock waits here. */
  protected abstract void pass(Duration time) throws InterruptedException;

  /**
   * Sets the value of a key to one that no store has written. By default, it has no bytes. Override
   * this if another program can set a value of another type or format.
   */
  protected void spoil(String name) throws Exception {
    put(name, "", LONG);
  }

  private static Deadline deadline() {
    return Deadline.after(Duration.ofSeconds(10));
  }

  private static <R> R join(CompletionStage<R> stage) {
    return stage.toCompletableFuture().join();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private void put(String name, String value, Duration life) {
    join(one().put(name, bytes(value), life, deadline()));
  }

  private static Optional<String> text(Store store, String name) {
    return join(store.get(name, deadline())).map(value -> new String(value, UTF_8));
  }

  @Test
  protected void aKeyWithoutAValueIsEmpty() {
    assertEquals(Optional.empty(), text(one(), key));
  }

  @Test
  protected void eachProcessReadsWhatAnotherHasPut() {
    put(key, "first", LONG);
    put(key, "second", LONG);
    assertEquals(Optional.of("second"), text(other(), key));
  }

  @Test
  protected void allBytesSurvive() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    join(one().put(key, all, LONG, deadline()));
    assertArrayEquals(all, join(other().get(key, deadline())).orElseThrow());
  }

  @Test
  protected void aValueExpires() throws Exception {
    put(key, "value", Duration.ofMillis(300));
    put(prefix + "long", "value", LONG);
    pass(Duration.ofMillis(400));
    assertEquals(Optional.empty(), text(other(), key));
    assertEquals(Optional.of("value"), text(other(), prefix + "long"));
  }

  @Test
  protected void aRemovedKeyIsEmpty() {
    put(key, "value", LONG);
    join(other().remove(key, deadline()));
    join(other().remove(key, deadline()));
    assertEquals(Optional.empty(), text(one(), key));
  }

  @Test
  protected void putIfAbsentKeepsAValue() {
    assertTrue(join(one().putIfAbsent(key, bytes("first"), LONG, deadline())));
    assertFalse(join(other().putIfAbsent(key, bytes("second"), LONG, deadline())));
    assertEquals(Optional.of("first"), text(other(), key));
  }

  @Test
  protected void putIfAbsentReplacesAnExpiredValue() throws Exception {
    assertTrue(join(one().putIfAbsent(key, bytes("first"), Duration.ofMillis(300), deadline())));
    pass(Duration.ofMillis(400));
    assertTrue(join(other().putIfAbsent(key, bytes("second"), LONG, deadline())));
    assertEquals(Optional.of("second"), text(one(), key));
  }

  @Test
  protected void oneOfManyConcurrentCallsWins() {
    List<CompletableFuture<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Store store = i % 2 == 0 ? one() : other();
      calls.add(store.putIfAbsent(key, bytes("owner" + i), LONG, deadline()).toCompletableFuture());
    }
    assertEquals(1, calls.stream().filter(CompletableFuture::join).count());
  }

  @Test
  protected void anOwnerRemovesOnlyItsOwnValue() {
    put(key, "successor", LONG);
    assertFalse(join(other().remove(key, bytes("expired owner"), deadline())));
    assertEquals(Optional.of("successor"), text(one(), key));
    assertTrue(join(other().remove(key, bytes("successor"), deadline())));
    assertEquals(Optional.empty(), text(one(), key));
    assertFalse(join(other().remove(key, bytes("successor"), deadline())));
  }

  @Test
  protected void aValueThatNoStoreHasWrittenCountsAsOneWithoutBytes() throws Exception {
    spoil(key);
    assertEquals(Optional.of(""), text(other(), key));
    assertFalse(join(other().remove(key, bytes("owner"), deadline())));
    put(key, "value", LONG);
    assertEquals(Optional.of("value"), text(other(), key));
  }

  @Test
  protected void changesAreReportedToAllProcesses() throws Exception {
    Changes here = new Changes();
    Changes there = new Changes();
    one().subscribe(prefix, here);
    other().subscribe(prefix, there);
    assertEquals(Optional.empty(), text(other(), key)); // from here on, changes are reported
    put(key, "first", LONG);
    here.await(key);
    there.await(key);
    put(key, "second", LONG); // also after the own change, and after a read
    there.await(key);
    assertEquals(Optional.of("second"), text(other(), key));
    put(key, "third", LONG);
    there.await(key);
    here.await(key);
  }

  @Test
  protected void changesOfOtherKeysAreNotReported() throws Exception {
    Changes changes = new Changes();
    other().subscribe(prefix + "tombstones:", changes);
    assertEquals(Optional.empty(), text(other(), key)); // from here on, changes are reported
    put(prefix + "answer", "value", LONG);
    put(prefix + "tombstones:a", "value", LONG);
    changes.await(prefix + "tombstones:a");
    assertFalse(changes.keys.contains(prefix + "answer"));
  }

  /** Collects the reported keys. */
  private static final class Changes implements Store.Listener {
    private final BlockingQueue<String> keys = new LinkedBlockingQueue<>();

    @Override
    public void changed(String key) {
      keys.add(key);
    }

    @Override
    public void missed() {
      // nothing is missed here
    }

    private void await(String key) throws InterruptedException {
      String next;
      do {
        next = keys.poll(10, TimeUnit.SECONDS);
      } while (next != null && !next.equals(key));
      assertEquals(key, next);
    }
  }
}
