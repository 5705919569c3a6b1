package io.github.mesdk.testkit;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The redirect URIs that clients may use: those that are registered, character for character, and
 * http or https URIs of the loopback interface with any port (RFC 8252, section 7.3). Thread-safe.
 */
final class RedirectUris {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  /** A browser that follows these runs what they contain. */
  private static final Set<String> SCRIPTS = Set.of("javascript", "data", "vbscript");

  private final Set<String> registered = ConcurrentHashMap.newKeySet();

  void register(URI uri) {
    String scheme = uri.isAbsolute() ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
    String authority = uri.getRawAuthority();
    boolean isHttp = isHttp(scheme);
    require(uri.isAbsolute() && uri.getRawFragment() == null, "is absolute and has no fragment");
    require(isAscii(uri.toString()), "is ASCII: percent-encode its other characters");
    require(!SCRIPTS.contains(scheme), "has no scheme javascript, data or vbscript");
    require(!isHttp || uri.getHost() != null, "with http or https has a valid host");
    // Pages name the authority in their content security policy.
    require(
        authority == null || authority.matches("[A-Za-z0-9._:\\[\\]-]+"),
        "has only a host and a port before its path");
    registered.add(uri.toString());
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException("a redirect URI " + rule);
    }
  }

  boolean accepts(String uri) {
    return registered.contains(uri) || parse(uri).filter(RedirectUris::isLoopback).isPresent();
  }

  /** Whether pages of this origin may call the endpoints. */
  boolean isOriginOfOne(String origin) {
    return parse(origin)
        .filter(uri -> origin.equals(uri.getScheme() + "://" + uri.getRawAuthority()))
        .filter(uri -> isLoopback(uri) || isOriginOfRegistered(uri))
        .isPresent();
  }

  private boolean isOriginOfRegistered(URI origin) {
    return origin.getRawUserInfo() == null
        && origin.getHost() != null
        && registered.stream()
            .map(URI::create)
            .anyMatch(uri -> uri.getHost() != null && Origin.of(uri).equals(Origin.of(origin)));
  }

  /** Browsers write origins in lower case, and without the port if it is the scheme's default. */
  private record Origin(String scheme, String host, int port) {
    static Origin of(URI uri) {
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      int port = uri.getPort() == -1 ? defaultPort(scheme) : uri.getPort();
      return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    private static int defaultPort(String scheme) {
      return switch (scheme) {
        case "http" -> 80;
        case "https" -> 443;
        default -> -1;
      };
    }
  }

  /** The URI; empty if it is none, or has characters that a header cannot have. */
  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> isAscii(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }

  private static boolean isHttp(String scheme) {
    return scheme.equals("http") || scheme.equals("https");
  }

  private static boolean isLoopback(URI uri) {
    return uri.isAbsolute()
        && isHttp(uri.getScheme())
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null
        && uri.getHost() != null
        && LOOPBACK.contains(uri.getHost());
  }
}
