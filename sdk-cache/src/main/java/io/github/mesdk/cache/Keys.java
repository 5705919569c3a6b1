package io.github.mesdk.cache;

import io.github.mesdk.Question;
import io.github.mesdk.provider.Argument;
import java.security.SecureRandom;
import java.util.List;

/**
 * Makes keys, with a secret that only this object knows: equal keys cannot be sought, nor tokens
 * guessed from a dump of the memory's keys alone. Thread-safe.
 */
final class Keys {
  private final long secret0;
  private final long secret1;

  Keys() {
    SecureRandom random = new SecureRandom();
    secret0 = random.nextLong();
    secret1 = random.nextLong();
  }

  Key of(Question question) {
    String token = question.token().value();
    List<Argument> arguments = question.arguments();
    SipHash hash = hash(arguments.isEmpty() ? token : text(token, arguments));
    return new Key(question.endpoint(), hash.first(), hash.second());
  }

  Credential credential(String value) {
    SipHash hash = hash(value);
    return new Credential(hash.first(), hash.second());
  }

  private SipHash hash(String text) {
    return SipHash.of(text, secret0, secret1);
  }

  /**
   * Characters of a byte each. Two questions never give the same: a token is visible ASCII, a zero
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
