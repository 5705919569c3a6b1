package io.github.mesdk.provider;

import java.net.URI;

/** What a base URL may look like. Whether plain http is allowed is the client's to say. */
final class BaseUrl {
  private BaseUrl() {}

  static URI checked(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException("a base URL must begin with https://");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException("a base URL must name a host");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a base URL must have no user-info, query or fragment; tokens come from a TokenProvider");
    }
    return url;
  }
}
