package io.github.mesdk.oauth2.server;

/** What tests do to a token's text. */
final class Tokens {
  private Tokens() {}

  /** The same signed token with another character in its signature. */
  static String tampered(String token) {
    int place = token.lastIndexOf('.') + 20;
    char other = token.charAt(place) == 'A' ? 'B' : 'A';
    return token.substring(0, place) + other + token.substring(place + 1);
  }
}
