package io.github.mesdk.internal.call;

import io.github.mesdk.http.HeaderRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The headers that the application sets for a client or for one attempt. Knows which values are
 * secret. Immutable.
 */
public final class CustomHeaders {
  /** Common headers whose values are not secret. */
  private static final String PUBLIC =
      " accept accept-language b3 correlation-id request-id traceparent tracestate uber-trace-id"
          + " user-agent x-amzn-trace-id x-cloud-trace-context x-correlation-id x-request-id ";

  private static final String B3 = "x-b3-";

  /** Shorter values are unlikely to be secret, and masking them would garble messages. */
  private static final int SHORTEST_SECRET = 8;

  private final Map<String, String> values;
  private final List<String> secrets;

  /** Creates the headers of a client; each must have passed {@link HeaderRules#checkedCustom}. */
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

  private static boolean mayShow(String name) {
    boolean isB3 = name.regionMatches(true, 0, B3, 0, B3.length()) && name.length() > B3.length();
    return isB3 || HeaderRules.isIn(PUBLIC, name);
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
      all.put(header.getKey(), HeaderRules.checkedCustom(header.getKey(), header.getValue()));
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
