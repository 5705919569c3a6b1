package io.github.mesdk.internal.call;

import io.github.mesdk.http.HeaderRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Headers that the program sets, for a client or for one attempt: which ones it may set, and which
 * of their values are never shown. Immutable.
 */
public final class CustomHeaders {
  /** A class of its own: a program that sets no header does not pay for the sets. */
  private static final class Names {
    /** Headers that frame the message or hold a credential are not the program's to set. */
    private static final Set<String> RESERVED =
        Set.of(
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What operators search for in logs; W3C Trace Context, B3 and the usual others. */
    private static final Set<String> SHOWN =
        Set.of(
            "b3",
            "correlation-id",
            "request-id",
            "traceparent",
            "tracestate",
            "uber-trace-id",
            "user-agent",
            "x-amzn-trace-id",
            "x-cloud-trace-context",
            "x-correlation-id",
            "x-request-id");

    private static final String B3 = "x-b3-";

    private Names() {}

    static boolean maySet(String name) {
      return isToken(name) && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
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

    static boolean mayShow(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return SHOWN.contains(lower) || (lower.startsWith(B3) && lower.length() > B3.length());
    }
  }

  /** Shorter values are settings: to mask them would mask half of every message. */
  private static final int SHORTEST_SECRET = 8;

  private final Map<String, String> values;
  private final List<String> secrets;

  /** Those of a client; {@link #checked} has seen each of them. */
  public CustomHeaders(Map<String, String> checked) {
    this(withoutCase(checked));
  }

  private CustomHeaders(SortedMap<String, String> values) {
    this.values = values;
    this.secrets = new ArrayList<>();
    for (Map.Entry<String, String> header : values.entrySet()) {
      if (header.getValue().length() >= SHORTEST_SECRET && !Names.mayShow(header.getKey())) {
        secrets.add(header.getValue());
      }
    }
  }

  /** Names compare without case, as HTTP's do. */
  private static SortedMap<String, String> withoutCase(Map<String, String> headers) {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  /**
   * The value, if the program may set such a header.
   *
   * @throws IllegalArgumentException otherwise; the message does not show the value
   */
  public static String checked(String name, String value) {
    if (!Names.maySet(name)) {
      throw new IllegalArgumentException("not a header to set here: " + name);
    }
    return HeaderRules.checked(name, value);
  }

  /**
   * These and those of one attempt, which take the place of any of the same name.
   *
   * @throws IllegalArgumentException if the program may not set one of them
   */
  public CustomHeaders with(Map<String, String> ofAttempt) {
    if (ofAttempt.isEmpty()) {
      return this;
    }
    SortedMap<String, String> all = withoutCase(values);
    for (Map.Entry<String, String> header : ofAttempt.entrySet()) {
      all.put(header.getKey(), checked(header.getKey(), header.getValue()));
    }
    return new CustomHeaders(all);
  }

  /** All of them by name. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The values that may be credentials of a gateway. */
  List<String> secrets() {
    return secrets;
  }
}
