package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;

/**
 * Trades the token of an incoming request for one that another service accepts, RFC 8693.
 * Thread-safe. One incoming token costs one exchange as long as the traded one may be used, however
 * many threads bring it. The incoming tokens themselves are not kept, only their hashes.
 *
 * <pre>{@code
 * AccessToken traded = exchange.exchange(AccessToken.of(bearer));
 * UserInfo who = client.me(MeRequest.ofToken(traded));
 * }</pre>
 */
public final class TokenExchange {
  /** A token that ends sooner is not worth a call that may outlast it. */
  private static final Duration LEAST_LEFT = Duration.ofSeconds(10);

  private final TokenClient client;
  private final Duration cacheFor;
  private final ExchangedTokens tokens;

  TokenExchange(TokenExchangeBuilder from) {
    client = from.tokenClient();
    cacheFor = from.cacheFor;
    tokens = new ExchangedTokens(from.cacheSize);
  }

  /** As {@link #exchange(AccessToken, Deadline)}, within 30 seconds. */
  public AccessToken exchange(AccessToken subject) {
    return exchange(subject, Deadline.after(ClientCredentialsTokens.TIMEOUT));
  }

  /**
   * The token to ask the other service with.
   *
   * @param subject the access token that came in
   * @throws UnauthenticatedException if the issuer did not accept {@code subject}: the caller who
   *     brought it must sign in again
   * @throws TokenException if the program may not exchange tokens so; retryable if the issuer
   *     cannot be reached or answer now
   */
  public AccessToken exchange(AccessToken subject, Deadline deadline) {
    return tokens.get(subject, client.issuer.clock, () -> kept(subject, deadline), deadline);
  }

  /** Says that a service did not accept this traded token, so that it is not given again. */
  public void invalidate(AccessToken rejected) {
    tokens.remove(rejected);
  }

  private ExchangedTokens.Kept kept(AccessToken subject, Deadline deadline) {
    AccessToken traded = ask(subject, deadline);
    Instant end = client.issuer.clock.instant().plus(cacheFor);
    return new ExchangedTokens.Kept(
        traded, earlier(earlier(end, traded, LEAST_LEFT), subject, Duration.ZERO));
  }

  private static Instant earlier(Instant end, AccessToken token, Duration margin) {
    Instant last = token.expiresAt().orElse(Instant.MAX).minus(margin);
    return last.isBefore(end) ? last : end;
  }

  private AccessToken ask(AccessToken subject, Deadline deadline) {
    TokenExchangeGrant grant =
        new TokenExchangeGrant(
            new TypelessAccessToken(subject.value()),
            TokenTypeURI.ACCESS_TOKEN,
            null,
            null,
            TokenTypeURI.ACCESS_TOKEN,
            client.audiences.isEmpty() ? null : Audience.create(client.audiences));
    try {
      return client.ask(grant, deadline, subject.value()).accessToken();
    } catch (TokenException refused) {
      throw subjectRefused(refused);
    }
  }

  /** Section 2.2.2: the code for a subject token that is not accepted is this one. */
  private static MeException subjectRefused(TokenException refused) {
    if (!(refused.getCause() instanceof ApiException refusal)
        || refusal.error().kind() != ErrorKind.INVALID_REQUEST
        || !OAuthErrors.code(refused).equals("invalid_request")) {
      return refused;
    }
    var error =
        ApiError.builder(refusal.error().status(), ErrorKind.UNAUTHENTICATED)
            .reason(UnauthenticatedReason.INVALID)
            .code("invalid_request");
    refusal.error().message().ifPresent(error::message);
    return ApiException.of(error.build());
  }

  @Override
  public String toString() {
    return "TokenExchange{" + client + "}";
  }
}
