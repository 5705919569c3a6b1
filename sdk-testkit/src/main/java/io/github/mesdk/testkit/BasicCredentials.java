package io.github.mesdk.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A client's id and secret in {@code Authorization: Basic}. */
record BasicCredentials(String id, String secret) {
  private static final String SCHEME = "Basic ";

  /**
   * The credentials in a request; empty if it has no {@code Basic} credentials. The id and the
   * secret are form-decoded (RFC 6749, section 2.3.1). Both are empty strings if the header is
   * malformed.
   */
  static Optional<BasicCredentials> of(ReceivedRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> read(value.substring(SCHEME.length()).strip()));
  }

  private static BasicCredentials read(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon >= 0) {
        String id = Query.decode(pair.substring(0, colon));
        return new BasicCredentials(id, Query.decode(pair.substring(colon + 1)));
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: handled like a missing colon.
    }
    return new BasicCredentials("", "");
  }

  boolean areOf(MockCredentials credentials) {
    return credentials.isClient(id, secret);
  }

  /** Shows the id, never the secret. */
  @Override
  public String toString() {
    return "BasicCredentials[" + id + "]";
  }
}
