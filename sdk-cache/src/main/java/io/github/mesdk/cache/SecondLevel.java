package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The settings of a second level: a store that the members of a fleet share behind their own {@link
 * MeCache}. Pass it to {@link MeCacheBuilder#secondLevel}. A fleet then makes one upstream call for
 * a token instead of one for each member, and an invalidation reaches all members.
 *
 * <pre>{@code
 * SecondLevel fleet = SecondLevel.of(store, namesKey, "2026-11", sealingKey);
 * MeCache cache = MeCache.builder().secondLevel(fleet).build();
 * }</pre>
 *
 * <p>Entries are encrypted and authenticated with AES-GCM. Their names are HMAC-SHA-256 hashes, so
 * the store sees neither tokens nor personal data. Someone who can write to the store can still
 * replay an entry until the expiry that is sealed in it.
 *
 * <p>Every member of the fleet needs the same keys and the same prefix. A second level that fails
 * or is slow never fails a call: the call then behaves as without a second level. Immutable and
 * thread-safe.
 */
public final class SecondLevel {
  /** The shortest key in bytes, the strength of AES-256 and HMAC-SHA-256. */
  private static final int MIN_KEY_BYTES = 32;

  private static final int MAX_ID_LENGTH = 32;
  private static final Duration MAX_LEASE = Duration.ofMinutes(5);

  final Store store;
  final byte[] namesKey;
  final String keyId;

  /** The sealing keys by their ids, including the current one. */
  final Map<String, byte[]> keys;

  final String prefix;
  final Duration leaseTime;
  final Duration timeout;
  final boolean allowsCredentials;

  private SecondLevel(
      Store store,
      byte[] namesKey,
      String keyId,
      Map<String, byte[]> keys,
      String prefix,
      Duration leaseTime,
      Duration timeout,
      boolean allowsCredentials) {
    this.store = store;
    this.namesKey = namesKey;
    this.keyId = keyId;
    this.keys = keys;
    this.prefix = prefix;
    this.leaseTime = leaseTime;
    this.timeout = timeout;
    this.allowsCredentials = allowsCredentials;
  }

  /**
   * Returns a second level with the prefix {@code mesdk}, a lease time of 2 s and a timeout of 200
   * ms that refuses answers with live credentials.
   *
   * @param store the store that the fleet shares
   * @param namesKey the random key that hashes the names of entries; keep it when {@code key}
   *     changes
   * @param keyId the id of {@code key}: up to 32 letters, digits, {@code .}, {@code _} and {@code
   *     -}
   * @param key the random key that seals new entries
   * @throws IllegalArgumentException if a key is shorter than 32 bytes, or the id is invalid
   */
  public static SecondLevel of(Store store, byte[] namesKey, String keyId, byte[] key) {
    return new SecondLevel(
        requireNonNull(store, "store"),
        checkedKey("namesKey", namesKey),
        checkedName("keyId", keyId),
        Map.of(keyId, checkedKey("key", key)),
        "mesdk",
        Duration.ofSeconds(2),
        Duration.ofMillis(200),
        false);
  }

  /**
   * Returns a copy that also opens entries that were sealed with this key. To replace a key, first
   * add the new key this way on all members, then make it the current key and add the old key this
   * way, and finally remove the old key.
   *
   * @throws IllegalArgumentException if the key is shorter than 32 bytes, or the id is invalid or
   *     in use
   */
  public SecondLevel withOpeningKey(String id, byte[] key) {
    Map<String, byte[]> all = new LinkedHashMap<>(keys);
    if (all.putIfAbsent(checkedName("id", id), checkedKey("key", key)) != null) {
      throw new IllegalArgumentException("two keys have the id " + id);
    }
    return new SecondLevel(
        store, namesKey, keyId, all, prefix, leaseTime, timeout, allowsCredentials);
  }

  /**
   * Returns a copy whose entries have names with another prefix. Applications that share a store
   * but not their answers need different prefixes.
   *
   * @throws IllegalArgumentException if the prefix is empty, longer than 32 characters, or has
   *     characters other than letters, digits, {@code .}, {@code _} and {@code -}
   */
  public SecondLevel withPrefix(String newPrefix) {
    return new SecondLevel(
        store,
        namesKey,
        keyId,
        keys,
        checkedName("prefix", newPrefix),
        leaseTime,
        timeout,
        allowsCredentials);
  }

  /**
   * Returns a copy with another lease time. While one member loads an answer, the others wait for
   * it. If the member has not finished after the lease time, one of the others loads the answer
   * too, and the rest waits for both. A load waits at most half of the time that its caller has
   * left, and not for a third member after two that had no result to share.
   *
   * @throws IllegalArgumentException if {@code time} is not positive, or longer than 5 minutes
   */
  public SecondLevel withLeaseTime(Duration time) {
    if (Durations.positive("leaseTime", time).compareTo(MAX_LEASE) > 0) {
      throw new IllegalArgumentException("leaseTime must be at most 5 minutes: " + time);
    }
    return new SecondLevel(store, namesKey, keyId, keys, prefix, time, timeout, allowsCredentials);
  }

  /**
   * Returns a copy with another limit on what one lookup in the store may add to a load. After a
   * failure, loads skip the store until it answers again.
   *
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  public SecondLevel withTimeout(Duration limit) {
    return new SecondLevel(
        store,
        namesKey,
        keyId,
        keys,
        prefix,
        leaseTime,
        Durations.positive("timeout", limit),
        allowsCredentials);
  }

  /**
   * Returns a copy that also stores answers with live {@linkplain
   * io.github.mesdk.provider.IdentityProvider#credentials() credentials}, such as the session token
   * of Pulse. A program that has the keys and can read the store can then use these credentials.
   */
  public SecondLevel withCredentialsAllowed() {
    return new SecondLevel(store, namesKey, keyId, keys, prefix, leaseTime, timeout, true);
  }

  private static byte[] checkedKey(String name, byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          name + " must have at least " + MIN_KEY_BYTES + " random bytes");
    }
    return key.clone();
  }

  private static String checkedName(String name, String value) {
    if (!value.matches("[A-Za-z0-9._-]{1," + MAX_ID_LENGTH + "}")) {
      throw new IllegalArgumentException(
          name + " must have 1 to 32 letters, digits, '.', '_' and '-'");
    }
    return value;
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "SecondLevel{" + prefix + ", key " + keyId + "}";
  }

  /**
   * A store that several processes share, such as Redis or a JCache engine. Applications use the
   * implementations in {@code sdk-cache-redis} and {@code sdk-cache-jcache}, or write their own and
   * run the contract test in the {@code tests} jar of {@code sdk-cache}.
   *
   * <p>No method blocks or throws: a failure completes the returned stage. A stage completes by the
   * deadline. {@link MeCache} stops waiting at the deadline in any case. Thread-safe.
   *
   * <p>A value that no store has written, such as one of another type, counts as a value without
   * bytes, and {@link #put} replaces it. Reading it is not a failure, because the cache skips the
   * whole store after a failure.
   */
  public interface Store {

    /** Returns the value of the key; empty if there is none or it has expired. */
    CompletionStage<Optional<byte[]>> get(String key, Deadline deadline);

    /** Sets the value of the key, and when it expires, in one atomic step. */
    CompletionStage<?> put(String key, byte[] value, Duration timeToLive, Deadline deadline);

    /**
     * Sets the value of the key, and when it expires, if the key has no value. Of concurrent calls,
     * at most one gets {@code true}.
     */
    CompletionStage<Boolean> putIfAbsent(
        String key, byte[] value, Duration timeToLive, Deadline deadline);

    /** Removes the key, if it exists. */
    CompletionStage<?> remove(String key, Deadline deadline);

    /**
     * Removes the key if its value equals {@code expected}, in one atomic step. Returns whether it
     * did.
     */
    CompletionStage<Boolean> remove(String key, byte[] expected, Deadline deadline);

    /**
     * Reports each change of a key with this prefix, by any process, to the listener, from the end
     * of the next successful operation of this store at the latest. Called once by each cache, when
     * it is built. Does not fail if the store cannot be reached.
     */
    void subscribe(String prefix, Listener listener);

    /** Receives the changes of keys. Its methods return at once and throw nothing. */
    interface Listener {
      /** A key with the subscribed prefix was set, removed or has expired. */
      void changed(String key);

      /** Changes may have been missed, for example while the connection was interrupted. */
      void missed();
    }
  }
}
