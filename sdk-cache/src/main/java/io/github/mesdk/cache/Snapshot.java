package io.github.mesdk.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the second level held at one moment.
 *
 * @param entry the entry, if its generations are still current
 * @param all the generation of all answers
 * @param credentials the generations of the credentials of the request
 * @param epoch the generation that changes with each invalidation of a subject
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Snapshot(Optional<SharedEntry> entry, byte[] all, List<byte[]> credentials, byte[] epoch) {

  /** Returns the stamp of an entry without a subject. */
  byte[] stamp() {
    return Tombstones.stamp(generations());
  }

  /** Returns the stamp of an answer whose subject has this generation. */
  byte[] stampWith(byte[] ofSubject) {
    List<byte[]> generations = generations();
    generations.add(ofSubject);
    return Tombstones.stamp(generations);
  }

  private List<byte[]> generations() {
    List<byte[]> generations = new ArrayList<>(credentials);
    generations.add(all);
    return generations;
  }

  /** Returns this snapshot after the user's credential got this generation. */
  Snapshot withLastCredential(byte[] generation) {
    List<byte[]> changed = new ArrayList<>(credentials);
    changed.set(changed.size() - 1, generation);
    return new Snapshot(Optional.empty(), all, changed, epoch);
  }

  Snapshot with(Optional<SharedEntry> found) {
    return new Snapshot(found, all, credentials, epoch);
  }

  boolean holdsAnswer() {
    return entry.isPresent() && entry.get().isAnswer();
  }
}
