package io.github.mesdk.http;

import java.util.Locale;

/** Validates the names and values of headers. */
public final class HeaderRules {
  /** Headers that frame the message or carry a credential; applications may not set them. */
  private static final String RESERVED =
      " accept-encoding authorization connection content-length content-type cookie host"
          + " proxy-authorization te trailer transfer-encoding upgrade ";

  private HeaderRules() {}

  /** Returns whether {@code name} is a valid header name (RFC 9110, section 5.6.2). */
  public static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z')
          && (c < 'A' || c > 'Z')
          && (c < '0' || c > '9')
          && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Returns whether a valid name is one of {@code names}, each in lower case between spaces. */
  public static boolean isIn(String names, String name) {
    return names.contains(" " + name.toLowerCase(Locale.ROOT) + " ");
  }

  /**
   * Returns the value if an application may set this header.
   *
   * @throws IllegalArgumentException if an application may not set the header, or a header cannot
   *     carry the value; the message does not contain the value
   */
  public static String checkedCustom(String name, String value) {
    if (!isAllowed(name)) {
      throw new IllegalArgumentException("this header cannot be set: " + name);
    }
    return checked(name, value);
  }

  /** Returns whether {@link #checkedCustom} returns the value. */
  public static boolean isCustom(String name, String value) {
    return isAllowed(name) && value.equals(value.strip()) && invalidIndex(value) < 0;
  }

  private static boolean isAllowed(String name) {
    return isName(name) && !isIn(RESERVED, name);
  }

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
    int index = invalidIndex(value);
    if (index >= 0) {
      throw new IllegalArgumentException(
          "the value for " + name + " has a character that no header can carry at index " + index);
    }
    return value;
  }

  /** Returns the index of the first character that is not visible ASCII or a space; or -1. */
  private static int invalidIndex(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        return i;
      }
    }
    return -1;
  }
}
