package io.github.mesdk.provider;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's codes mean. A code decides before the status does, because status lies. Codes
 * compare without case; one that ends in {@code *} stands for all that begin so, and an exact code
 * goes before it. Immutable.
 */
public final class CodeTable {
  /**
   * The codes of RFC 6749 section 5.2, RFC 6750 section 3.1, RFC 9470 section 3 and OpenID Connect
   * Core 1.0 section 3.1.2.6.
   */
  public static final CodeTable OAUTH2 =
      builder()
          .unauthenticated(UnauthenticatedReason.INVALID, "invalid_token", "invalid_grant")
          .unauthenticated(UnauthenticatedReason.UNKNOWN, "login_required")
          .unauthenticated(UnauthenticatedReason.MFA_REQUIRED, "insufficient_user_authentication")
          .permissionDenied("insufficient_scope", "access_denied")
          .invalidRequest("invalid_request", "invalid_scope", "unsupported_grant_type")
          .unavailable("temporarily_unavailable")
          .build();

  private final Map<String, Meaning> exact;
  private final Map<String, Meaning> prefixes;

  private CodeTable(Map<String, Meaning> exact, Map<String, Meaning> prefixes) {
    this.exact = Map.copyOf(exact);
    this.prefixes = new LinkedHashMap<>(prefixes);
  }

  /** A new builder for an empty table. */
  public static Builder builder() {
    return new Builder();
  }

  /** What {@code code} means, if it is known. */
  public Optional<Meaning> meaning(String code) {
    String key = code.toLowerCase(Locale.ROOT);
    @Nullable Meaning known = exact.get(key);
    return known != null
        ? Optional.of(known)
        : prefixes.entrySet().stream()
            .filter(entry -> key.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** Builds {@link CodeTable}s; not thread-safe. */
  public static final class Builder {
    private final Map<String, Meaning> exact = new HashMap<>();
    private final Map<String, Meaning> prefixes = new LinkedHashMap<>();

    private Builder() {}

    /** Codes that mean the token was not accepted, and why. */
    public Builder unauthenticated(UnauthenticatedReason reason, String... codes) {
      return put(Meaning.unauthenticated(reason), codes);
    }

    /** Codes that mean the token may not ask this. */
    public Builder permissionDenied(String... codes) {
      return put(Meaning.of(ErrorKind.PERMISSION_DENIED), codes);
    }

    /** Codes that mean the question was wrong. */
    public Builder invalidRequest(String... codes) {
      return put(Meaning.of(ErrorKind.INVALID_REQUEST), codes);
    }

    /** Codes that mean what was asked about does not exist. */
    public Builder notFound(String... codes) {
      return put(Meaning.of(ErrorKind.NOT_FOUND), codes);
    }

    /** Codes that mean too many requests; asking later may help. */
    public Builder rateLimited(String... codes) {
      return put(Meaning.of(ErrorKind.RATE_LIMITED), codes);
    }

    /** Codes that mean the service cannot answer now; asking again may help. */
    public Builder unavailable(String... codes) {
      return put(Meaning.of(ErrorKind.UNAVAILABLE), codes);
    }

    /** Codes that mean the service has a fault of its own; asking again does not help. */
    public Builder broken(String... codes) {
      return put(new Meaning(ErrorKind.UNAVAILABLE, null, false), codes);
    }

    /** The table. */
    public CodeTable build() {
      return new CodeTable(exact, prefixes);
    }

    private Builder put(Meaning meaning, String... codes) {
      for (String code : codes) {
        String key = code.toLowerCase(Locale.ROOT);
        if (key.endsWith("*")) {
          prefixes.put(key.substring(0, key.length() - 1), meaning);
        } else {
          exact.put(key, meaning);
        }
      }
      return this;
    }
  }
}
