package io.github.mesdk.oauth2;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.refresh.TokenReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a program requires of the tokens of a login, beyond what every login requires.
 *
 * @param refreshRemedy what may help if the issuer sends no refresh token; null if the program
 *     requires no refresh token
 * @param maxAge the maximum age of the person's authentication when the login starts; null for any
 */
record LoginRequirements(@Nullable String refreshRemedy, @Nullable Duration maxAge) {

  /**
   * Checks, before a person signs in, that the SDK can verify the time of the authentication.
   *
   * @throws TokenException if no key is known to verify an ID token with
   */
  void prepare(TokenClient client) {
    if (maxAge != null && !new IdTokenVerifier(client).hasKey()) {
      client.issuer.metadata.endpoints().get(Endpoints.Kind.JWKS);
    }
  }

  /**
   * Checks whether the tokens have a refresh token, if one is required.
   *
   * @throws TokenException if a required refresh token is absent
   */
  void checkRefreshToken(TokenReply tokens) {
    if (refreshRemedy != null && tokens.refreshToken().isEmpty()) {
      throw TokenException.of("the issuer sent no refresh token; " + refreshRemedy);
    }
  }

  /**
   * Checks the age of the authentication, after the verification of the ID token.
   *
   * @param start when the login started; the age counts to this time, because the person may need
   *     minutes for the pages after the authentication
   * @throws TokenException if the person authenticated too long ago, or the time is not known
   */
  void checkAge(TokenReply tokens, Instant start, TokenClient client) {
    if (maxAge != null) {
      checkAge(tokens, maxAge, start, client);
    }
  }

  private static void checkAge(
      TokenReply tokens, Duration maxAge, Instant start, TokenClient client) {
    OAuth2Issuer issuer = client.issuer;
    Instant authenticated =
        authenticationTime(tokens, client)
            .orElseThrow(() ->
                TokenException.of(
                    "the login needs an ID token with auth_time, because it sent max_age"));
    Duration leeway = issuer.validityPeriod.leeway();
    Instant now = issuer.clock.instant();
    if (authenticated.isBefore(start.minus(maxAge).minus(leeway))
        || authenticated.isAfter(now.plus(leeway))) {
      throw TokenException.of(
          "the person authenticated at %s, but max_age allows %d s before %s; the time now is %s"
              .formatted(authenticated, maxAge.toSeconds(), start, now));
    }
  }

  private static Optional<Instant> authenticationTime(TokenReply tokens, TokenClient client) {
    Optional<String> idToken = tokens.text("id_token");
    try {
      return idToken.isEmpty()
          ? Optional.empty()
          : new IdTokenVerifier(client).authenticationTime(idToken.get());
    } catch (InvalidTokenException invalid) {
      throw TokenException.of(invalid.about("the ID token"));
    }
  }
}
