package io.github.mesdk.token;

import io.github.mesdk.error.TokenException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source of plain text; {@code name} says in failures where the text was looked for. */
record TextTokenProvider(String name, Supplier<? extends @Nullable String> source)
    implements TokenProvider {

  @Override
  public AccessToken token() {
    return parse(name, source.get());
  }

  /** The token in {@code text}, or a failure that names its source and not its text. */
  static AccessToken parse(String name, @Nullable String text) {
    if (text == null) {
      throw TokenException.missing(name + " is not set; put the access token there");
    }
    if (text.isBlank()) {
      throw TokenException.of(name + " is empty; put the access token there");
    }
    try {
      return AccessToken.of(text.strip());
    } catch (IllegalArgumentException notAToken) {
      throw TokenException.of(name + " holds no usable token: " + notAToken.getMessage());
    }
  }

  @Override
  public String toString() {
    return "TokenProvider{" + name + "}";
  }
}
