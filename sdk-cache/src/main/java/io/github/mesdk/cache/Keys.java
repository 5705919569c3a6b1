package io.github.mesdk.cache;

import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.provider.Argument;
import java.security.SecureRandom;
import java.util.List;

/**
 * Makes keys, with a secret that only this object knows: an attacker can neither search for equal
 * keys nor guess tokens from the keys in a memory dump alone. Thread-safe.
 */
final class Keys {
  private final long secret0;
  private final long secret1;

  Keys() {
    SecureRandom random = new SecureRandom();
    secret0 = random.nextLong();
    secret1 = random.nextLong();
  }

  Key of(CacheRequest request) {
    String token = request.token().value();
    List<Argument> arguments = request.arguments();
    SipHash hash = hash(arguments.isEmpty() ? token : text(token, arguments));
    return new Key(request.endpoint(), hash.first(), hash.second());
  }

  Credential credential(String value) {
    SipHash hash = hash(value);
    return new Credential(hash.first(), hash.second());
  }

  private SipHash hash(String text) {
    return SipHash.of(text, secret0, secret1);
  }

  /**
   * Characters of a byte each. Two requests never give the same: a token is visible ASCII, a zero
   * ends it, and all that follows is led by its length.
   */
  private static String text(String token, List<Argument> arguments) {
    StringBuilder text = new StringBuilder(token).append('\0');
    for (Argument argument : arguments) {
      number(argument.path().size(), text);
      argument.path().forEach(name -> counted(name, text));
      counted(argument.value(), text);
    }
    return text.toString();
  }

  private static void counted(String value, StringBuilder text) {
    number(value.length(), text);
    value.chars().forEach(character -> bytes(character, Character.SIZE, text));
  }

  private static void number(int number, StringBuilder text) {
    bytes(number, Integer.SIZE, text);
  }

  private static void bytes(int value, int bits, StringBuilder text) {
    for (int shift = bits - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      text.append((char) (value >> shift & 0xff));
    }
  }
}
