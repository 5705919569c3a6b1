package io.github.mesdk.testkit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The redirect URIs that clients may use: those that are registered, character for character, and
 * http or https URIs of the loopback interface with any port (RFC 8252, section 7.3). Thread-safe.
 */
final class RedirectUris {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private final Set<String> registered = ConcurrentHashMap.newKeySet();

  void register(URI uri) {
    if (!uri.isAbsolute() || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a redirect URI is absolute and has no fragment");
    }
    registered.add(uri.toString());
  }

  boolean accepts(String uri) {
    return registered.contains(uri) || isLoopback(uri);
  }

  /** Whether pages of this origin may call the endpoints. */
  boolean isOriginOfOne(String origin) {
    return isLoopback(origin) || registered.stream().anyMatch(uri -> uri.startsWith(origin + "/"));
  }

  private static boolean isLoopback(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return uri.getRawFragment() == null
          && uri.getRawUserInfo() == null
          && ("http".equals(scheme) || "https".equals(scheme))
          && uri.getHost() != null
          && LOOPBACK.contains(uri.getHost());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
