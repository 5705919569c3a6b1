package io.github.mesdk.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a credential may be sent: to https, or to this very machine. Loopback is told by the
 * literal in the address, never by a DNS answer, which an attacker may give.
 */
public final class HttpsRule {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "[::1]");
  private static final String LOOPBACK_V4 = "127\\.(?:\\d{1,3}\\.){2}\\d{1,3}";

  private HttpsRule() {}

  /**
   * {@code url}, if a credential may be sent there.
   *
   * @throws IllegalArgumentException if it is not https, nor http to a loopback literal, and {@code
   *     allowInsecureHttp} is false
   */
  public static URI checked(URI url, boolean allowInsecureHttp) {
    if (!"https".equalsIgnoreCase(url.getScheme())
        && !allowInsecureHttp
        && !isLoopback(String.valueOf(url.getHost()))) {
      throw new IllegalArgumentException(
          "plain http would show the token to everybody on the way to "
              + url.getHost()
              + "; use https, or allow insecure http if you must");
    }
    return url;
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT)) || host.matches(LOOPBACK_V4);
  }
}
