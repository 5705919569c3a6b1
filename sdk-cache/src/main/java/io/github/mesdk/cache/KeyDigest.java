package io.github.mesdk.cache;

import io.github.mesdk.Question;
import io.github.mesdk.provider.Argument;
import java.util.Arrays;
import java.util.List;

/**
 * Hashes what is asked under the process's secret. Used over and over by one thread at a time,
 * without making anything but the key; nothing of what was hashed stays in it.
 *
 * <p>Two questions never give the same bytes: a credential is visible ASCII; with arguments a zero
 * ends it, and all that follows is led by its length.
 */
final class KeyDigest {
  private static final int BUFFER_BYTES = 1_024;

  private final SipHash hash;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private int most;

  /** Takes over the hash, which is nobody else's. */
  KeyDigest(SipHash hash) {
    this.hash = hash;
  }

  Key key(Question question) {
    begin();
    credential(question.token().value());
    List<Argument> arguments = question.arguments();
    if (!arguments.isEmpty()) {
      arguments(arguments);
    }
    end();
    return new Key(question.endpoint(), hash.first(), hash.second());
  }

  Credential credentialOf(String value) {
    begin();
    credential(value);
    end();
    return new Credential(hash.first(), hash.second());
  }

  private void begin() {
    hash.begin();
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

  /** Hashes the whole words, and moves what is left to the start. */
  private void flush() {
    int whole = filled - filled % SipHash.WORD;
    hash.words(buffer, whole);
    most = Math.max(most, filled);
    System.arraycopy(buffer, whole, buffer, 0, filled - whole);
    filled -= whole;
  }

  private void end() {
    flush();
    hash.end(buffer, 0, filled);
    Arrays.fill(buffer, 0, most, (byte) 0);
  }
}
