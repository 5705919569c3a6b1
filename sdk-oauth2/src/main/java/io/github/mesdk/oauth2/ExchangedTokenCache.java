package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.AgeClock;
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
final class ExchangedTokenCache {
  private final int size;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * The least recently used entry is first. Guarded by {@link #lock}, which no thread holds during
   * an exchange.
   */
  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  ExchangedTokenCache(int size) {
    this.size = size;
  }

  /**
   * An exchanged token.
   *
   * @param exchangedAt the time of the exchange
   * @param usableFor how long after the exchange the cache returns the token
   */
  record ExchangedToken(AccessToken token, AgeClock.Moment exchangedAt, Duration usableFor) {
    boolean isUsable(AgeClock clock) {
      return clock.isWithin(exchangedAt, usableFor);
    }
  }

  /**
   * The entry of one subject token. One thread exchanges the subject token; the others wait for its
   * {@code exchangeLock}.
   */
  private static final class Entry {
    final DeadlineLock exchangeLock = new DeadlineLock("the exchange of this token");
    volatile @Nullable ExchangedToken exchanged;

    boolean holds(AccessToken token) {
      ExchangedToken current = exchanged;
      return current != null && current.token().equals(token);
    }
  }

  AccessToken get(
      AccessToken subjectToken,
      AgeClock clock,
      Supplier<ExchangedToken> exchange,
      Deadline deadline) {
    Entry entry = entry(hash(subjectToken));
    ExchangedToken cached = entry.exchanged;
    if (cached != null && cached.isUsable(clock)) {
      return cached.token();
    }
    entry.exchangeLock.acquire(deadline);
    try {
      ExchangedToken latest = entry.exchanged;
      if (latest != null && latest.isUsable(clock)) {
        return latest.token();
      }
      ExchangedToken exchanged = exchange.get();
      entry.exchanged = exchanged;
      return exchanged.token();
    } finally {
      entry.exchangeLock.release();
    }
  }

  void remove(AccessToken rejected) {
    lock.lock();
    try {
      entries.values().removeIf(entry -> entry.holds(rejected));
    } finally {
      lock.unlock();
    }
  }

  private Entry entry(String key) {
    lock.lock();
    try {
      Entry entry = entries.computeIfAbsent(key, none -> new Entry());
      if (entries.size() > size) {
        Map.Entry<String, Entry> leastRecent = entries.entrySet().iterator().next();
        entries.remove(leastRecent.getKey());
      }
      return entry;
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
