package io.github.mesdk.cache;

/** The keyed hash of a credential. Equal credentials have equal hashes; a hash reveals nothing. */
record Credential(long a, long b) {

  @Override
  public String toString() {
    return "Credential{***}";
  }
}
