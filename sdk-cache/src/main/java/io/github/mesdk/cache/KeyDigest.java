package io.github.mesdk.cache;

import io.github.mesdk.Question;
import io.github.mesdk.provider.Argument;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * SHA-256 over what is asked, whose first 32 bytes are combined with the process's secret. Used
 * over and over by one thread at a time, without making anything but the key; nothing of what was
 * hashed stays in it.
 *
 * <p>Two questions never give the same bytes: a credential is visible ASCII, filled up with zeros
 * to 32 bytes; with arguments a zero ends it, and all that follows is led by its length. The secret
 * changes that one to one, so that it costs no block of its own: most opaque tokens need but one.
 */
final class KeyDigest {
  static final int SECRET_BYTES = 32;
  private static final int HASH_BYTES = 32;
  private static final int BUFFER_BYTES = 1_024;

  private final MessageDigest sha = sha256();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final byte[] hash = new byte[HASH_BYTES];
  private final ByteBuffer longs = ByteBuffer.wrap(hash);
  private final byte[] secret;
  private int filled;
  private int most;

  KeyDigest(byte[] secret) {
    this.secret = secret;
  }

  Key key(Question question) {
    begin();
    credential(question.token().value());
    List<Argument> arguments = question.arguments();
    if (!arguments.isEmpty()) {
      arguments(arguments);
    }
    end();
    return new Key(
        question.endpoint(),
        longs.getLong(0),
        longs.getLong(8),
        longs.getLong(16),
        longs.getLong(24));
  }

  Credential credentialOf(String value) {
    begin();
    credential(value);
    end();
    return new Credential(longs.getLong(0), longs.getLong(8), longs.getLong(16), longs.getLong(24));
  }

  private void begin() {
    filled = 0;
    most = 0;
  }

  /** The characters are ASCII, so that their low bytes are all there is, and no copy is made. */
  @SuppressWarnings("deprecation")
  private void credential(String value) {
    int done = 0;
    while (done < value.length()) {
      int part = Math.min(value.length() - done, room(1));
      value.getBytes(done, done + part, buffer, filled);
      filled += part;
      done += part;
    }
    if (value.length() < SECRET_BYTES) {
      filled = SECRET_BYTES;
    }
  }

  private void arguments(List<Argument> arguments) {
    room(1);
    buffer[filled++] = 0;
    for (Argument argument : arguments) {
      number(argument.path().size());
      argument.path().forEach(this::text);
      text(argument.value());
    }
  }

  private void text(String text) {
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      room(Character.BYTES);
      buffer[filled++] = (byte) (text.charAt(i) >> Byte.SIZE);
      buffer[filled++] = (byte) text.charAt(i);
    }
  }

  private void number(int number) {
    room(Integer.BYTES);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      buffer[filled++] = (byte) (number >> shift);
    }
  }

  /** How much the buffer can still take, which is at least this. */
  private int room(int needed) {
    if (BUFFER_BYTES - filled < needed) {
      flush();
    }
    return BUFFER_BYTES - filled;
  }

  private void flush() {
    if (most == 0) {
      for (int i = 0; i < SECRET_BYTES; i++) {
        buffer[i] ^= secret[i];
      }
    }
    sha.update(buffer, 0, filled);
    most = Math.max(most, filled);
    filled = 0;
  }

  private void end() {
    try {
      flush();
      sha.digest(hash, 0, HASH_BYTES);
    } catch (DigestException impossible) {
      throw new IllegalStateException("SHA-256 has 32 bytes", impossible);
    }
    // The digest keeps its last block until then, and that is the token's end.
    sha.reset();
    Arrays.fill(buffer, 0, most, (byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
