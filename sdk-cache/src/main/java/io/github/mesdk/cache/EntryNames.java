package io.github.mesdk.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.Identity;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Computes the names of entries in the second level: a prefix, a kind with its version, and an
 * HMAC-SHA-256 of what the entry is about. All members of a fleet compute the same names.
 * Thread-safe.
 */
final class EntryNames {
  private static final int HASH_BYTES = Tombstone.BYTES;

  private final Hmac hmac;
  private final String answers;
  private final String leases;
  private final String epochs;
  private final String tombstones;

  EntryNames(byte[] key, String prefix) {
    hmac = new Hmac(key);
    answers = prefix + ":a1:";
    leases = prefix + ":l1:";
    epochs = prefix + ":e1:";
    tombstones = prefix + ":t1:";
  }

  /** Returns the name of the answer, from everything the answer depends on. */
  String answer(CacheRequest request, byte[] fingerprint) {
    String rest = Keys.encoded(request.credential(), request.arguments());
    return answers + hex(hmac.of("answer".getBytes(UTF_8), fingerprint, rest.getBytes(UTF_8)));
  }

  /**
   * Returns the name of the lease on the load of an answer. A load that began before an
   * invalidation has another lease than a load that begins afterwards, so that the later load does
   * not wait for a result that it cannot use.
   */
  String lease(String answer, byte[] stamp) {
    return leases + answer.substring(answers.length()) + ":" + hex(stamp);
  }

  /** Returns the name of the entry that changes with each invalidation of any subject. */
  String subjectEpoch() {
    return epochs + "subjects";
  }

  /** Returns the prefix of the entries that members must hear about. */
  String tombstonePrefix() {
    return tombstones;
  }

  /** Returns the name of the entry that changes when all answers are invalidated. */
  String allEpoch() {
    return epochs + "all";
  }

  /** Returns the name of the entry whose change reports the invalidation of all answers. */
  String all() {
    return tombstones + "all";
  }

  String tombstone(Tombstone id) {
    return tombstones + id.text();
  }

  /** Returns the tombstone with this name; empty for {@link #all()} and unknown names. */
  Optional<Tombstone> tombstone(String name) {
    return name.startsWith(tombstones)
        ? Tombstone.parse(name.substring(tombstones.length()))
        : Optional.empty();
  }

  Tombstone credential(String value) {
    return Tombstone.of(hmac.of("credential".getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  Tombstone subject(String provider, String subject) {
    return Tombstone.of(
        hmac.of("subject".getBytes(UTF_8), provider.getBytes(UTF_8), subject.getBytes(UTF_8)));
  }

  /** Returns the tombstones of the credentials of a request; the user's own credential is last. */
  List<Tombstone> credentials(CacheRequest request) {
    return Keys.credentials(request).map(this::credential).toList();
  }

  /** Returns all tombstones that end an answer. */
  List<Tombstone> of(CacheRequest request, Identity identity) {
    Tombstone subject = subject(identity.provider(), identity.subject());
    return Stream.concat(credentials(request).stream(), Stream.of(subject)).toList();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
  }
}
