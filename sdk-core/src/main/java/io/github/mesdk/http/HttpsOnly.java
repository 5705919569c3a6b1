package io.github.mesdk.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Decides where a credential may be sent: to an https URL, or to this machine. Only the literal
 * host in the URL decides whether the URL is for this machine. The result of a DNS lookup never
 * decides it, because an attacker may control DNS. A {@link Transport} for a loopback literal
 * connects to loopback addresses only, even if {@code localhost} resolves to another machine.
 */
public final class HttpsOnly {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "[::1]");
  private static final String LOOPBACK_V4 = "127\\.(?:\\d{1,3}\\.){2}\\d{1,3}";

  private HttpsOnly() {}

  /**
   * Returns {@code url} if a credential may be sent to it.
   *
   * @throws IllegalArgumentException if {@code allowInsecureHttp} is false and the URL is neither
   *     https nor http to a loopback literal
   */
  public static URI checked(URI url, boolean allowInsecureHttp) {
    if (!"https".equalsIgnoreCase(url.getScheme()) && !allowInsecureHttp && !isLoopback(url)) {
      // A host with an underscore is part of the authority only.
      String host = url.getHost() == null ? url.getRawAuthority() : url.getHost();
      throw new IllegalArgumentException(
          "plain http would send the token unencrypted to "
              + host
              + "; use https, or allow insecure http");
    }
    return url;
  }

  /** Returns whether the host of the URL is a loopback literal. */
  public static boolean isLoopback(URI url) {
    String host = String.valueOf(url.getHost());
    return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT)) || host.matches(LOOPBACK_V4);
  }
}
