package io.github.mesdk.provider;

import java.net.URI;

/** What a base URL may look like. Whether plain http is allowed is the client's to say. */
final class BaseUrl {
  private BaseUrl() {}

  static URI checked(URI url) {
    if (url.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "a base URL must have no query; tokens come from a TokenProvider");
    }
    return checkedEndpoint(url);
  }

  /** An address that is asked as it is. */
  static URI checkedEndpoint(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException("a base URL must begin with https://");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException(
          url.getRawAuthority() == null
              ? "a base URL must name a host"
              : "the host in a base URL has a character that no host name has");
    }
    if (url.getPort() > 65_535) {
      throw new IllegalArgumentException("the port in a base URL must be at most 65535");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a base URL or endpoint must have no user-info or fragment; tokens come from a TokenProvider");
    }
    return url;
  }

  /** Without the query, which may hold a key. */
  static String shown(URI url) {
    return url.toString().split("\\?", 2)[0];
  }
}
