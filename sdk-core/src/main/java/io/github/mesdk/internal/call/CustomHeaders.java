package io.github.mesdk.internal.call;

import io.github.mesdk.http.HeaderRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The headers that the application sets for a client or for one attempt. Knows which names are
 * allowed and which values are secret. Immutable.
 */
public final class CustomHeaders {
  /** Headers that frame the message or carry a credential; applications may not set them. */
  private static final String RESERVED =
      " accept-encoding authorization connection content-length content-type cookie host"
          + " proxy-authorization te trailer transfer-encoding upgrade ";

  /** Common headers whose values are not secret. */
  private static final String PUBLIC =
      " accept accept-language b3 correlation-id request-id traceparent tracestate uber-trace-id"
          + " user-agent x-amzn-trace-id x-cloud-trace-context x-correlation-id x-request-id ";

  private static final String B3 = "x-b3-";

  /** Shorter values are unlikely to be secret, and masking them would garble messages. */
  private static final int SHORTEST_SECRET = 8;

  private final Map<String, String> values;
  private final List<String> secrets;

  /** Creates the headers of a client; each must have passed {@link #checked}. */
  public CustomHeaders(Map<String, String> checked) {
    this(caseInsensitive(checked));
  }

  private CustomHeaders(SortedMap<String, String> values) {
    this.values = values;
    this.secrets = new ArrayList<>();
    for (Map.Entry<String, String> header : values.entrySet()) {
      if (header.getValue().length() >= SHORTEST_SECRET && !mayShow(header.getKey())) {
        secrets.add(header.getValue());
      }
    }
  }

  /** HTTP header names are case-insensitive. */
  private static SortedMap<String, String> caseInsensitive(Map<String, String> headers) {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  private static boolean maySet(String name) {
    return isToken(name) && !isIn(RESERVED, name);
  }

  /** RFC 9110 section 5.6.2. */
  private static boolean isToken(String name) {
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

  private static boolean mayShow(String name) {
    boolean isB3 = name.regionMatches(true, 0, B3, 0, B3.length()) && name.length() > B3.length();
    return isB3 || isIn(PUBLIC, name);
  }

  /** Returns whether the name, which has no space, is one of these. */
  private static boolean isIn(String names, String name) {
    return names.contains(" " + name.toLowerCase(Locale.ROOT) + " ");
  }

  /**
   * Returns the value if the application may set this header.
   *
   * @throws IllegalArgumentException if the application may not set the header, or a header cannot
   *     carry the value; the message does not contain the value
   */
  public static String checked(String name, String value) {
    if (!maySet(name)) {
      throw new IllegalArgumentException("this header cannot be set: " + name);
    }
    return HeaderRules.checked(name, value);
  }

  /**
   * Returns a copy that also has the headers of one attempt. The added headers replace headers of
   * the same name.
   *
   * @throws IllegalArgumentException if the application may not set one of the headers
   */
  public CustomHeaders with(Map<String, String> attemptHeaders) {
    if (attemptHeaders.isEmpty()) {
      return this;
    }
    SortedMap<String, String> all = caseInsensitive(values);
    for (Map.Entry<String, String> header : attemptHeaders.entrySet()) {
      all.put(header.getKey(), checked(header.getKey(), header.getValue()));
    }
    return new CustomHeaders(all);
  }

  /** Returns all headers by name. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Returns the values that may be credentials, such as those for a gateway. */
  List<String> secrets() {
    return secrets;
  }
}
