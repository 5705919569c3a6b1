package io.github.mesdk.cache.jcache;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A value with its expiry in milliseconds, because JCache has no expiry for single entries. It is
 * stored as text, which is compared by value in every engine.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExpiringValue(byte[] bytes, long expiry) {

  String text() {
    return expiry + " " + Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns the value that {@link #text} wrote; null for no text and for other text. */
  static @Nullable ExpiringValue parse(@Nullable String text) {
    try {
      int end = text == null ? -1 : text.indexOf(' ');
      return text == null || end <= 0
          ? null
          : new ExpiringValue(
              Base64.getDecoder().decode(text.substring(end + 1)),
              Long.parseLong(text, 0, end, 10));
    } catch (IllegalArgumentException damaged) { // also a NumberFormatException
      return null;
    }
  }
}
