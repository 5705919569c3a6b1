package io.github.mesdk.http;

/** What may stand in a header. */
public final class HeaderRules {
  private HeaderRules() {}

  /**
   * {@code value} if a header can carry it: visible ASCII, with spaces inside.
   *
   * @throws IllegalArgumentException otherwise; the message names the header and never the value,
   *     which OkHttp's own message would print
   */
  public static String checked(String name, String value) {
    if (!value.equals(value.strip())) {
      throw new IllegalArgumentException("the value for " + name + " has a space around it");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        throw new IllegalArgumentException(
            "the value for " + name + " has a character that no header can carry at index " + i);
      }
    }
    return value;
  }
}
