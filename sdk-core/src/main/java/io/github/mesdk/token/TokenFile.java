package io.github.mesdk.token;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a token store's file. Its last line tells a whole file from one that was cut, which
 * could pass for one with a shorter token.
 */
final class TokenFile {
  private static final Pattern FORM =
      Pattern.compile(
          """
          mesdk-tokens 1
          refresh ([ -~]+)
          (?:access ([!-~]+)
          (?:expires (\\S+)
          )?)?end
          """);

  private TokenFile() {}

  static String write(StoredTokens tokens) {
    StringBuilder text = new StringBuilder("mesdk-tokens 1\n");
    text.append("refresh ").append(tokens.refreshToken()).append('\n');
    tokens
        .accessToken()
        .ifPresent(access -> {
          text.append("access ").append(access.value()).append('\n');
          access.expiresAt().ifPresent(end -> text.append("expires ").append(end).append('\n'));
        });
    return text.append("end\n").toString();
  }

  /** The tokens, or nothing if the text is not of this form. */
  static Optional<StoredTokens> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    StoredTokens tokens = StoredTokens.of(form.group(1));
    String access = form.group(2);
    if (access == null) {
      return Optional.of(tokens);
    }
    String end = form.group(3);
    try {
      return Optional.of(
          tokens.withAccessToken(
              end == null ? AccessToken.of(access) : AccessToken.of(access, Instant.parse(end))));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
