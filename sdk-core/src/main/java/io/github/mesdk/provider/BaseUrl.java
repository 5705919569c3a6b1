package io.github.mesdk.provider;

import java.net.URI;

/** Validates base URLs. The client decides whether plain http is allowed. */
final class BaseUrl {
  private BaseUrl() {}

  static URI checked(URI url) {
    if (url.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "a base URL must not have a query; do not put a token in the URL");
    }
    return checkedEndpoint(url);
  }

  /** Validates a complete endpoint URL, which may have a query. */
  static URI checkedEndpoint(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException("a base URL must start with https://");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException(
          url.getRawAuthority() == null
              ? "a base URL must have a host"
              : "the host of the base URL contains an invalid character");
    }
    if (url.getPort() > 65_535) {
      throw new IllegalArgumentException("the port of a base URL must be at most 65535");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a base URL or endpoint must not have user-info or a fragment; do not put a token in"
              + " the URL");
    }
    return url;
  }

  /** Returns the URL without its query, which may hold a key. */
  static String shown(URI url) {
    return url.toString().split("\\?", 2)[0];
  }
}
