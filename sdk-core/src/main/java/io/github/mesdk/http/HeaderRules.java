package io.github.mesdk.http;

/** Validates header values. */
public final class HeaderRules {
  private HeaderRules() {}

  /**
   * Returns {@code value} if it is a valid header value: visible ASCII, with spaces only between
   * other characters.
   *
   * @throws IllegalArgumentException if the value is not valid. The message names the header but
   *     not the value, which the message of OkHttp's exception would include.
   */
  public static String checked(String name, String value) {
    if (!value.equals(value.strip())) {
      throw new IllegalArgumentException(
          "the value for " + name + " starts or ends with white space");
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
