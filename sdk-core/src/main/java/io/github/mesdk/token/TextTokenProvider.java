package io.github.mesdk.token;

import io.github.mesdk.error.TokenException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a token from text.
 *
 * @param name describes the source of the text, for exceptions
 */
record TextTokenProvider(String name, Supplier<? extends @Nullable String> source)
    implements TokenProvider {
  /** Some editors and shells on Windows write it in front of the text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public AccessToken token() {
    return parse(name, source.get());
  }

  /**
   * Returns the token in {@code text}. Exceptions name the source and never show the text.
   *
   * @throws TokenException if there is no text, or the text is not a token
   */
  static AccessToken parse(String name, @Nullable String text) {
    if (text == null) {
      throw TokenException.missing(name + " is not set; put the access token there");
    }
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (content.isBlank()) {
      throw TokenException.of(name + " is empty; put the access token there");
    }
    try {
      return AccessToken.of(content.strip());
    } catch (IllegalArgumentException notAToken) {
      throw TokenException.of(name + " holds no usable token: " + notAToken.getMessage());
    }
  }

  @Override
  public String toString() {
    return "TokenProvider{" + name + "}";
  }
}
