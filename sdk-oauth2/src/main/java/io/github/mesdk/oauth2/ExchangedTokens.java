package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.DeadlineLock;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Traded tokens by the hash of what they were traded for; of too many the least used goes. */
final class ExchangedTokens {
  private final int size;
  private final ReentrantLock lock = new ReentrantLock();

  /** In the order of use; guarded by the lock, which is never held while anything is asked. */
  private final LinkedHashMap<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

  ExchangedTokens(int size) {
    this.size = size;
  }

  /**
   * A traded token.
   *
   * @param until from then on it is no longer used
   */
  record Kept(AccessToken token, Instant until) {}

  /** The place of one incoming token; whoever holds its lock trades it, the others wait. */
  private static final class Slot {
    final DeadlineLock trading = new DeadlineLock("the exchange of this token");
    volatile @Nullable Kept kept;

    boolean holds(AccessToken token) {
      Kept now = kept;
      return now != null && now.token().equals(token);
    }
  }

  AccessToken get(
      AccessToken subject, InstantSource clock, Supplier<Kept> trade, Deadline deadline) {
    Slot slot = slot(hash(subject));
    Kept known = slot.kept;
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.token();
    }
    slot.trading.acquire(deadline);
    try {
      Kept meanwhile = slot.kept;
      if (meanwhile != null && clock.instant().isBefore(meanwhile.until())) {
        return meanwhile.token();
      }
      Kept traded = trade.get();
      slot.kept = traded;
      return traded.token();
    } finally {
      slot.trading.release();
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
        Map.Entry<String, Slot> leastUsed = slots.entrySet().iterator().next();
        slots.remove(leastUsed.getKey());
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
