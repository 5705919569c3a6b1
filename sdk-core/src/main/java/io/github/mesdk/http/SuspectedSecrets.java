package io.github.mesdk.http;

/**
 * Marks what looks like a secret in a text: a JSON Web Token, the value of a member or parameter
 * that has the name of a secret, and the credentials after an authentication scheme. Sentences have
 * the same words, so a value without a quote or an equals sign must also look random.
 */
final class SuspectedSecrets {
  private static final String SCHEMES = "bearer basic dpop ";
  private static final String PASSWORDS = "password passwd passphrase secret ";
  private static final String TOKENS = "token assertion verifier signature ";

  /** Other keys are not secret, such as the primary key of a table. */
  private static final String KEYS = "api access auth private subscription ";

  /** Values that say something about a secret. */
  private static final String REMARKS =
      "null none true false empty missing invalid expired required ";

  private static final String WEB_TOKEN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final String CREDENTIALS = WEB_TOKEN + ".~+/=";

  private static final String QUOTES = "\"'\\";
  static final int SHORTEST = 7;
  private static final int SHORTEST_PASSWORD = 4;
  private static final int SHORTEST_TOKEN = 8;
  private static final int LONGEST_WORD = 20;

  /** This much of a value shows whether it looks random. */
  private static final int SAMPLE = 256;

  private final DecodedText text;

  private SuspectedSecrets(DecodedText text) {
    this.text = text;
  }

  static void mark(DecodedText text) {
    SuspectedSecrets suspected = new SuspectedSecrets(text);
    for (int i = 0; i < text.size(); ) {
      int end =
          switch (text.at(i)) {
            case 'e' -> suspected.webToken(i);
            case ' ', '+' -> suspected.credentials(i);
            case '=', ':', '>' -> suspected.namedValue(i);
            default -> i;
          };
      i = Math.max(end, i + 1);
    }
  }

  /** Marks the JSON Web Token at an index. Returns where it ends, or the index if there is none. */
  private int webToken(int start) {
    if (text.at(start + 1) != 'y' || text.at(start + 2) != 'J') {
      return start;
    }
    int end = skip(start, WEB_TOKEN);
    if (end - start < SHORTEST) {
      return start;
    }
    for (int part = 1; part < 5 && text.at(end) == '.'; part++) {
      end = skip(end + 1, WEB_TOKEN);
    }
    text.mark(start, end);
    return end;
  }

  /** Marks the credentials after a scheme and the space at an index. */
  private int credentials(int space) {
    int scheme = wordBefore(space, SCHEMES);
    if (scheme == 0 || text.isWord(space - scheme - 1)) {
      return space;
    }
    int start = skip(space, " +");
    int end = skip(start, CREDENTIALS);
    return isRandom(start, end, SHORTEST_TOKEN) ? marked(start, end) : space;
  }

  /** Marks the value after the separator at an index, if it has the name of a secret. */
  private int namedValue(int separator) {
    int nameEnd = separator;
    while (separator - nameEnd < 4 && isIn(text.at(nameEnd - 1), " =" + QUOTES)) {
      nameEnd--;
    }
    int least = shortest(nameEnd);
    boolean isOtherKey = least == 0 && text.at(separator) == '=' && wordBefore(nameEnd, "key ") > 0;
    if (least == 0 && !isOtherKey) {
      return separator;
    }
    int start = skip(separator + 1, " " + QUOTES);
    int end = endOfValue(start, start + SAMPLE);
    boolean isQuoted = isIn(text.at(start - 1), QUOTES);
    boolean isClear = isQuoted ? text.at(end) != ' ' : text.at(separator) != ':';
    boolean isSecret =
        (isClear && !isOtherKey)
            ? end - start >= SHORTEST_PASSWORD && wordBefore(end, REMARKS) < end - start
            : isRandom(start, end, isOtherKey ? SHORTEST_TOKEN : least);
    return isSecret ? marked(start, endOfValue(end, text.size())) : separator;
  }

  private int endOfValue(int start, int limit) {
    int end = start;
    while (end < limit && isInValue(text.at(end))) {
      end++;
    }
    return end;
  }

  /** Returns the length of the shortest value for the name that ends at an index; 0 for others. */
  private int shortest(int nameEnd) {
    if (wordBefore(nameEnd, PASSWORDS) > 0) {
      return SHORTEST_PASSWORD;
    }
    boolean isToken = wordBefore(nameEnd, TOKENS) > 0;
    if (!isToken && wordBefore(nameEnd, "key ") > 0) {
      int before = nameEnd - "key".length();
      isToken = wordBefore(isIn(text.at(before - 1), "-_") ? before - 1 : before, KEYS) > 0;
    }
    return isToken ? SHORTEST_TOKEN : 0;
  }

  /** Returns the length of the word that ends at an index; 0 if it is not one of {@code words}. */
  private int wordBefore(int end, String words) {
    int from = 0;
    while (from < words.length()) {
      int length = words.indexOf(' ', from) - from;
      int same = 0;
      while (same < length && text.folded(end - length + same) == words.charAt(from + same)) {
        same++;
      }
      if (same == length) {
        return length;
      }
      from += length + 1;
    }
    return 0;
  }

  private int marked(int start, int end) {
    text.mark(start, end);
    return end;
  }

  /** Returns whether a value is not an ordinary word, such as one with digits. */
  private boolean isRandom(int start, int end, int least) {
    if (end - start < least) {
      return false;
    }
    int letters = 0;
    int marks = 0;
    for (int i = start; i < Math.min(end, start + SAMPLE); i++) {
      int b = text.at(i);
      boolean isUpper = b >= 'A' && b <= 'Z';
      if ((b >= '0' && b <= '9') || (isUpper && isLower(text.at(i - 1)) && i > start)) {
        return true;
      }
      letters = isUpper || isLower(b) ? letters + 1 : 0;
      marks += isIn(b, "-._~+") && i < end - 1 ? 1 : 0;
      if (letters > LONGEST_WORD || marks > 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInValue(int b) {
    return b > ' ' && !isIn(b, ",;&<>(){}[]" + QUOTES);
  }

  private static boolean isLower(int b) {
    return b >= 'a' && b <= 'z';
  }

  private static boolean isIn(int b, String all) {
    return all.indexOf(b) >= 0;
  }

  /** Returns the first index from {@code start} whose byte is not in {@code set}. */
  private int skip(int start, String set) {
    int end = start;
    while (isIn(text.at(end), set)) {
      end++;
    }
    return end;
  }
}
