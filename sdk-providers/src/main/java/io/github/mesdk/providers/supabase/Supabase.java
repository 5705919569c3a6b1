package io.github.mesdk.providers.supabase;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;

/**
 * Supabase Auth, {@code GET /auth/v1/user}. Each request has two credentials: the access token of
 * the user, and the API key of the project. A banned user still gets an answer until the access
 * token expires.
 *
 * <p>The gateway in front of the service refuses an API key with a message and without an error
 * code. The call then throws an {@link io.github.mesdk.error.InvalidRequestException}, because only
 * the program can correct its key.
 */
public final class Supabase {
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.MISSING, "no_authorization")
          .unauthenticated(UnauthenticatedReason.INVALID, "bad_jwt", "session_not_found")
          .unauthenticated(UnauthenticatedReason.INVALID, "user_not_found", "unexpected_audience")
          .unauthenticated(UnauthenticatedReason.EXPIRED, "session_expired")
          .unauthenticated(UnauthenticatedReason.MFA_REQUIRED, "insufficient_aal")
          .permissionDenied("user_banned", "not_admin")
          .invalidRequest("validation_failed", "bad_json")
          .rateLimited("over_request_rate_limit")
          .unavailable("request_timeout", "hook_timeout", "hook_timeout_after_retry")
          .broken("unexpected_failure")
          .invalidRequestWithoutCode()
          .build();

  private Supabase() {}

  /**
   * Returns the provider for this project.
   *
   * @param baseUrl the URL of the project, such as {@code https://PROJECT.supabase.co}
   * @param apiKey the publishable or anonymous key of the project, sent in the header {@code
   *     apikey}. Do not use a secret key or the key of the service role.
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment, or if no header can carry {@code apiKey}
   */
  public static IdentityProvider<SupabaseUser> at(URI baseUrl, String apiKey) {
    return IdentityProvider.builder("supabase", SupabaseUser.class)
        .baseUrl(baseUrl)
        .get("/auth/v1/user")
        .header("apikey", apiKey)
        .subject("id")
        .errors(
            ErrorFields.none()
                .code("error_code", "code", "error")
                .message("msg", "error_description", "message")
                .requestId("error_id"))
        .codes(CODES)
        .build();
  }
}
