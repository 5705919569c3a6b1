package io.github.mesdk;

import io.github.mesdk.http.HeaderRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Headers that the user sets, of a client or of one call: which there may be, and which of them are
 * not to be shown. Immutable.
 */
final class OwnHeaders {
  /** A class of its own: a program that sets no header does not pay for the patterns. */
  private static final class Names {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** Headers that frame the message or hold a credential are not the user's to set. */
    private static final Set<String> NOT_THE_USERS =
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

    /** What the user wants to find again in logs; W3C Trace Context, B3 and the usual others. */
    private static final Pattern MEANT_TO_BE_SEEN =
        Pattern.compile(
            "user-agent|traceparent|tracestate|b3|x-b3-.+|uber-trace-id|x-amzn-trace-id"
                + "|x-cloud-trace-context|(x-)?(request|correlation)-id");

    private Names() {}

    static boolean isUsers(String name) {
      return LEGAL.matcher(name).matches()
          && !NOT_THE_USERS.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isMeantToBeSeen(String name) {
      return MEANT_TO_BE_SEEN.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
  }

  /** Shorter values are settings: to mask them would mask half of every message. */
  private static final int SHORTEST_SECRET = 8;

  private final Map<String, String> values;
  private final List<String> secrets;

  /** Those of a client, which were checked. */
  OwnHeaders(Map<String, String> checked) {
    this.values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.putAll(checked);
    this.secrets = new ArrayList<>();
    for (Map.Entry<String, String> header : values.entrySet()) {
      if (header.getValue().length() >= SHORTEST_SECRET
          && !Names.isMeantToBeSeen(header.getKey())) {
        secrets.add(header.getValue());
      }
    }
  }

  /**
   * The value, if the user may set such a header.
   *
   * @throws IllegalArgumentException otherwise; the message does not show the value
   */
  static String checked(String name, String value) {
    if (!Names.isUsers(name)) {
      throw new IllegalArgumentException("not a header to set here: " + name);
    }
    return HeaderRules.checked(name, value);
  }

  /** These and those of one call, which take the place of any of the same name. */
  OwnHeaders with(Map<String, String> ofCall) {
    if (ofCall.isEmpty()) {
      return this;
    }
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(values);
    ofCall.forEach((name, value) -> all.put(name, checked(name, value)));
    return new OwnHeaders(all);
  }

  /** All of them by name. */
  Map<String, String> values() {
    return values;
  }

  /** The values that may be credentials of a gateway. */
  List<String> secrets() {
    return Collections.unmodifiableList(secrets);
  }
}
