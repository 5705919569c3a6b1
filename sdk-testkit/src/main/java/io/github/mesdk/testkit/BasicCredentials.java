package io.github.mesdk.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A client's id and secret in {@code Authorization: Basic}. */
record BasicCredentials(String id, String secret) {
  private static final String SCHEME = "Basic ";

  /**
   * What a request bears, if it bears anything of the kind. Each half is decoded as in a form (RFC
   * 6749, section 2.3.1); of what cannot be read both are empty.
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
      // Not Base64: nobody's credentials, as below.
    }
    return new BasicCredentials("", "");
  }

  boolean areOf(MockCredentials credentials) {
    return credentials.isClient(id, secret);
  }

  /** The id; not the secret. */
  @Override
  public String toString() {
    return "BasicCredentials[" + id + "]";
  }
}
