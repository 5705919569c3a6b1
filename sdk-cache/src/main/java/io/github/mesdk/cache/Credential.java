package io.github.mesdk.cache;

/** The keyed hash of one credential: equal for equal ones, and tells nothing of them. */
record Credential(long a, long b) {

  @Override
  public String toString() {
    return "Credential{***}";
  }
}
