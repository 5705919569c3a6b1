package io.github.mesdk.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parses challenges (RFC 9110, section 11.6.1) and accepts the usual deviations of servers. A word
 * without a value starts a challenge only at the start of a header and after a comma; elsewhere,
 * such a word is part of a text without quotes, and is skipped.
 */
final class ChallengeParser {
  private final String text;
  private final List<Challenge> challenges;
  private int next;

  private ChallengeParser(String text, List<Challenge> challenges) {
    this.text = text;
    this.challenges = challenges;
  }

  /** Returns the challenges of these headers. */
  static List<Challenge> parse(List<String> headers) {
    List<Challenge> challenges = new ArrayList<>();
    for (String header : headers) {
      new ChallengeParser(header, challenges).parse();
    }
    return challenges;
  }

  private void parse() {
    // Parameters before the first scheme belong to no challenge.
    Map<String, String> parameters = new LinkedHashMap<>();
    boolean maySchemeFollow = true;
    while (next < text.length()) {
      char c = text.charAt(next);
      if (!isInToken(c)) {
        maySchemeFollow |= c == ',';
        next++;
        continue;
      }
      String word = token();
      if (skipEqualsSign()) {
        String value = value();
        if (!value.isEmpty()) {
          parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value);
        }
      } else if (maySchemeFollow) {
        parameters = new LinkedHashMap<>();
        challenges.add(new Challenge(word, Collections.unmodifiableMap(parameters)));
      }
      maySchemeFollow = false;
    }
  }

  private String token() {
    int start = next;
    while (next < text.length() && isInToken(text.charAt(next))) {
      next++;
    }
    return text.substring(start, next);
  }

  /** Skips an equals sign with white space around it, and returns whether there is one. */
  private boolean skipEqualsSign() {
    int here = skipSpace(next);
    if (here == text.length() || text.charAt(here) != '=') {
      return false;
    }
    next = skipSpace(here + 1);
    return true;
  }

  private int skipSpace(int from) {
    int here = from;
    while (here < text.length() && (text.charAt(here) == ' ' || text.charAt(here) == '\t')) {
      here++;
    }
    return here;
  }

  private String value() {
    if (next == text.length() || text.charAt(next) != '"') {
      return token();
    }
    StringBuilder value = new StringBuilder();
    for (next++; next < text.length() && text.charAt(next) != '"'; next++) {
      if (text.charAt(next) == '\\' && next + 1 < text.length()) {
        next++;
      }
      value.append(text.charAt(next));
    }
    next++;
    return value.toString();
  }

  private static boolean isInToken(char c) {
    return c > ' ' && ",;=\"".indexOf(c) < 0;
  }
}
