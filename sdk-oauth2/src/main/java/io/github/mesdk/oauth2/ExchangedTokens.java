package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.DeadlineLock;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bounded LRU cache of exchanged tokens, keyed by the hash of the subject token. Thread-safe. */
final class ExchangedTokens {
  private final int size;
  private final ReentrantLock lock = new ReentrantLock();

  /** In access order. Guarded by {@link #lock}, which is never held during an exchange. */
  private final LinkedHashMap<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

  ExchangedTokens(int size) {
    this.size = size;
  }

  /**
   * An exchanged token.
   *
   * @param at the time of the exchange
   * @param usableFor how long after the exchange the cache returns the token
   */
  record ExchangedToken(AccessToken token, AgeClock.Moment at, Duration usableFor) {
    boolean isUsable(AgeClock clock) {
      return clock.isWithin(at, usableFor);
    }
  }

  /**
   * The entry of one subject token. One thread exchanges the subject token, and the others wait for
   * the lock.
   */
  private static final class Slot {
    final DeadlineLock exchangeLock = new DeadlineLock("the exchange of this token");
    volatile @Nullable ExchangedToken exchanged;

    boolean holds(AccessToken token) {
      ExchangedToken current = exchanged;
      return current != null && current.token().equals(token);
    }
  }

  AccessToken get(
      AccessToken subject, AgeClock clock, Supplier<ExchangedToken> exchange, Deadline deadline) {
    Slot slot = slot(hash(subject));
    ExchangedToken cached = slot.exchanged;
    if (cached != null && cached.isUsable(clock)) {
      return cached.token();
    }
    slot.exchangeLock.acquire(deadline);
    try {
      ExchangedToken latest = slot.exchanged;
      if (latest != null && latest.isUsable(clock)) {
        return latest.token();
      }
      ExchangedToken exchanged = exchange.get();
      slot.exchanged = exchanged;
      return exchanged.token();
    } finally {
      slot.exchangeLock.release();
    }
  }

  void remove(AccessToken rejected) {
    lock.lock();
    try {
      slots.values().removeIf(slot -> slot.holds(rejected));
    } finally {
      lock.unlock();
    }
  }

  private Slot slot(String key) {
    lock.lock();
    try {
      Slot slot = slots.computeIfAbsent(key, none -> new Slot());
      if (slots.size() > size) {
        Map.Entry<String, Slot> leastRecent = slots.entrySet().iterator().next();
        slots.remove(leastRecent.getKey());
      }
      return slot;
    } finally {
      lock.unlock();
    }
  }

  private static String hash(AccessToken token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(token.value().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
