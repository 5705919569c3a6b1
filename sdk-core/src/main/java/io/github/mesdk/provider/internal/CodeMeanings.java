package io.github.mesdk.provider.internal;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps error codes to meanings. Error codes are case-insensitive. An entry that ends in {@code *}
 * matches every error code with that prefix. An exact entry takes precedence over a prefix.
 * Thread-safe only after the last {@link #put}.
 */
public final class CodeMeanings {
  /**
   * The error codes of RFC 6749 section 5.2, RFC 6750 section 3.1, RFC 9449 section 12.2, RFC 9470
   * section 3 and OpenID Connect Core 1.0 section 3.1.2.6, which apply to every provider.
   */
  public static final CodeMeanings OAUTH2 =
      new CodeMeanings()
          .put(
              Meaning.unauthenticated(UnauthenticatedReason.INVALID),
              "invalid_token",
              "invalid_grant")
          .put(Meaning.unauthenticated(UnauthenticatedReason.UNKNOWN), "login_required")
          .put(
              Meaning.unauthenticated(UnauthenticatedReason.MFA_REQUIRED),
              "insufficient_user_authentication")
          .put(Meaning.of(ErrorKind.PERMISSION_DENIED), "insufficient_scope", "access_denied")
          .put(
              Meaning.of(ErrorKind.INVALID_REQUEST),
              "invalid_request",
              "invalid_scope",
              "unsupported_grant_type",
              "invalid_dpop_proof")
          .put(Meaning.of(ErrorKind.UNAVAILABLE), "temporarily_unavailable", "use_dpop_nonce");

  /**
   * Standard codes that blame the program and not its user. Those that {@link #OAUTH2} does not
   * list have no meaning for a "me" endpoint.
   */
  private static final Set<String> ABOUT_CLIENT =
      Set.of(
          "invalid_client",
          "unauthorized_client",
          "invalid_scope",
          "unsupported_grant_type",
          "unsupported_auth_type");

  /** The entry of a service that sends an error code with every rejection of a token. */
  public static final String NO_CODE = "";

  private final Map<String, Meaning> exact = new HashMap<>();
  private final Map<String, Meaning> prefixes = new LinkedHashMap<>();

  /** Creates an empty table. */
  public CodeMeanings() {}

  /** Creates a copy of {@code other}. */
  public CodeMeanings(CodeMeanings other) {
    exact.putAll(other.exact);
    prefixes.putAll(other.prefixes);
  }

  /** Sets the meaning of these error codes. */
  public CodeMeanings put(Meaning meaning, String... codes) {
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

  /** Returns the meaning of {@code code}, or null if the error code is unknown. */
  public @Nullable Meaning meaning(String code) {
    String key = code.toLowerCase(Locale.ROOT);
    @Nullable Meaning known = exact.get(key);
    if (known != null) {
      return known;
    }
    for (Map.Entry<String, Meaning> prefix : prefixes.entrySet()) {
      if (key.startsWith(prefix.getKey())) {
        return prefix.getValue();
      }
    }
    return null;
  }

  /** Returns whether the table has exactly this error code; false if only a prefix matches. */
  public boolean lists(String code) {
    return exact.containsKey(code.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a standard code blames the program and not its user, with any status. */
  public static boolean isAboutClient(String code) {
    return ABOUT_CLIENT.contains(code.toLowerCase(Locale.ROOT));
  }

  /**
   * The parts that equality compares. The order of the prefixes counts, because the first prefix
   * that matches decides.
   */
  public List<Object> comparedParts() {
    return List.of(exact, List.copyOf(prefixes.entrySet()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodeMeanings that && comparedParts().equals(that.comparedParts());
  }

  @Override
  public int hashCode() {
    return comparedParts().hashCode();
  }
}
