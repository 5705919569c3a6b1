package io.github.mesdk.cache;

import io.github.mesdk.Question;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys, with a secret that only this object knows: equal keys cannot be sought, nor tokens
 * guessed from a dump of the memory's keys alone. Thread-safe.
 *
 * <p>Idle digests wait in slots, not in thread-locals: a virtual thread for each request would make
 * a new one each time.
 */
final class Keys {
  private static final int SLOTS =
      Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4;

  /** Spreads the numbers of threads, which come one after the other, over the slots. */
  private static final int SPREAD = 0x9E3779B9;

  private final long secret0;
  private final long secret1;
  private final AtomicReferenceArray<@Nullable KeyDigest> idle = new AtomicReferenceArray<>(SLOTS);

  Keys() {
    SecureRandom random = new SecureRandom();
    secret0 = random.nextLong();
    secret1 = random.nextLong();
  }

  Key of(Question question) {
    int slot = slot();
    KeyDigest digest = take(slot);
    Key key = digest.key(question);
    idle.setRelease(slot, digest);
    return key;
  }

  Credential credential(String value) {
    int slot = slot();
    KeyDigest digest = take(slot);
    Credential credential = digest.credentialOf(value);
    idle.setRelease(slot, digest);
    return credential;
  }

  private KeyDigest take(int slot) {
    KeyDigest digest = idle.getAndSet(slot, null);
    return digest == null ? new KeyDigest(new SipHash(secret0, secret1)) : digest;
  }

  private static int slot() {
    return (((int) Thread.currentThread().getId() * SPREAD) >>> 16) & (SLOTS - 1);
  }
}
