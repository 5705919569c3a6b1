package io.github.mesdk.cache;

import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.provider.Argument;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * Computes cache keys and hashes of credentials, with a random secret of this instance. Without the
 * secret, an attacker can neither construct colliding keys nor test guessed tokens against the
 * hashes. Thread-safe.
 */
final class Keys {
  private final long secret0;
  private final long secret1;

  Keys() {
    SecureRandom random = new SecureRandom();
    secret0 = random.nextLong();
    secret1 = random.nextLong();
    hash(""); // initializes its class now, because a failure during a call would be final
  }

  Key of(CacheRequest request) {
    String token = request.credential();
    List<Argument> arguments = request.arguments();
    SipHash hash = hash(arguments.isEmpty() ? token : encoded(token, arguments));
    return new Key(request.endpoint(), hash.first(), hash.second());
  }

  /** Returns the distinct credentials of a request; the user's own credential is last. */
  static Stream<String> credentials(CacheRequest request) {
    return Stream.concat(
            Stream.of(request.token().value()),
            request.arguments().stream().filter(Argument::secret).map(Argument::value))
        .distinct();
  }

  CredentialHash credential(String value) {
    SipHash hash = hash(value);
    return new CredentialHash(hash.first(), hash.second());
  }

  private SipHash hash(String text) {
    return SipHash.of(text, secret0, secret1);
  }

  /**
   * Encodes a request as characters below 256. The encoding is unambiguous: a token is visible
   * ASCII and terminated by a zero, and each later part is prefixed with its length.
   */
  static String encoded(String token, List<Argument> arguments) {
    StringBuilder text = new StringBuilder(token).append('\0');
    for (Argument argument : arguments) {
      appendInt(argument.path().size(), text);
      argument.path().forEach(name -> appendWithLength(name, text));
      appendWithLength(argument.value(), text);
    }
    return text.toString();
  }

  private static void appendWithLength(String value, StringBuilder text) {
    appendInt(value.length(), text);
    value.chars().forEach(character -> appendBytes(character, Character.SIZE, text));
  }

  private static void appendInt(int number, StringBuilder text) {
    appendBytes(number, Integer.SIZE, text);
  }

  private static void appendBytes(int value, int bits, StringBuilder text) {
    for (int shift = bits - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      text.append((char) (value >> shift & 0xff));
    }
  }
}
