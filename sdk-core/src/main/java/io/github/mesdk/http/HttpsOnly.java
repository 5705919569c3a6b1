package io.github.mesdk.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a credential may be sent: to https, or to this machine. The literal in the address decides
 * what is loopback, never a DNS answer, which an attacker may give. When a {@link Transport} for
 * such a literal connects, it goes to loopback addresses only, whatever {@code localhost} resolves
 * to.
 */
public final class HttpsOnly {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "[::1]");
  private static final String LOOPBACK_V4 = "127\\.(?:\\d{1,3}\\.){2}\\d{1,3}";

  private HttpsOnly() {}

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
