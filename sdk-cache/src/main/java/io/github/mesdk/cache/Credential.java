package io.github.mesdk.cache;

/**
 * The keyed hash of a credential. Equal credentials have equal hashes. A hash does not reveal the
 * credential.
 */
record Credential(long a, long b) {

  @Override
  public String toString() {
    return "Credential{***}";
  }
}
