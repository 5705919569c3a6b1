package io.github.mesdk.oauth2.server;

/** Changes tokens for tests. */
final class Tokens {
  private Tokens() {}

  /** Returns the signed token with one character of its signature changed. */
  static String tampered(String token) {
    int place = token.lastIndexOf('.') + 20;
    char other = token.charAt(place) == 'A' ? 'B' : 'A';
    return token.substring(0, place) + other + token.substring(place + 1);
  }
}
