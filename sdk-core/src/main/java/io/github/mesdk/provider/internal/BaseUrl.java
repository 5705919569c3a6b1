package io.github.mesdk.provider.internal;

import java.net.URI;

/**
 * Validates the URLs that requests are sent to. The client decides whether plain http is allowed.
 */
public final class BaseUrl {
  private BaseUrl() {}

  /** Validates a URL that a path is appended to. */
  public static URI checked(URI url) {
    if (url.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "a base URL must not have a query; do not put a token in the URL");
    }
    return checkedEndpoint(url);
  }

  /**
   * Validates a complete endpoint URL, which may have a query.
   *
   * @throws IllegalArgumentException if the URL is not an absolute http or https URL, or has
   *     user-info or a fragment; the message shows no part of the URL
   */
  public static URI checkedEndpoint(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException("a URL must start with https:// or http://");
    }
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    if (authority.indexOf('@') >= 0 || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a URL must not have user-info or a fragment; do not put a token in the URL");
    }
    if (url.getHost() == null && !isHostWithUnderscore(authority)) {
      throw new IllegalArgumentException(
          authority.isEmpty()
              ? "a URL must have a host"
              : "the host of the URL contains an invalid character");
    }
    if (url.getPort() > 65_535) {
      throw new IllegalArgumentException("the port of a URL must be at most 65535");
    }
    return url;
  }

  /**
   * Returns whether the host contains an underscore, as Docker's host names do. {@link URI} finds
   * no host in such a URL, but OkHttp does.
   */
  private static boolean isHostWithUnderscore(String authority) {
    int port = authority.indexOf(':') + 1;
    return authority.indexOf('_') >= 0
        && authority.matches("[\\w-]{1,63}(\\.[\\w-]{1,63})*\\.?(:\\d{1,5})?")
        && (port == 0 || Integer.parseInt(authority.substring(port)) <= 65_535);
  }

  /** Returns the URL without its query, which may hold an API key. */
  public static String shown(URI url) {
    return url.toString().split("\\?", 2)[0];
  }
}
