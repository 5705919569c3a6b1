package io.github.mesdk.cache;

/**
 * The hash of a credential, computed with the secret of {@link Keys}. Equal credentials have equal
 * hashes. A hash does not reveal the credential.
 */
record CredentialHash(long a, long b) {

  @Override
  public String toString() {
    return "CredentialHash{***}";
  }
}
