package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.github.mesdk.concurrent.AgeClock;
import io.github.mesdk.concurrent.Durations;
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

/**
 * Exchanges the token of an incoming request for a token that another service accepts, RFC 8693.
 * Exchanged tokens are cached: concurrent and later calls with the same subject token share one
 * exchange while the exchanged token is usable. The cache stores hashes of the subject tokens, not
 * the tokens. Thread-safe.
 *
 * <pre>{@code
 * AccessToken exchanged = exchange.exchange(AccessToken.of(bearer));
 * UserInfo who = client.me(MeRequest.ofToken(exchanged));
 * }</pre>
 */
public final class TokenExchange {
  /**
   * A cached token that expires within this time is not used, because it could expire during the
   * call that sends it.
   */
  private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(10);

  private final TokenClient client;
  private final Duration cacheFor;
  private final ExchangedTokenCache tokens;

  TokenExchange(TokenExchangeBuilder from) {
    client = from.tokenClient().withNewKey();
    cacheFor = from.cacheFor;
    tokens = new ExchangedTokenCache(from.cacheSize);
  }

  /** Same as {@link #exchange(AccessToken, Deadline)} with a deadline of 30 seconds. */
  public AccessToken exchange(AccessToken subjectToken) {
    return exchange(subjectToken, Deadline.after(ClientCredentialsTokenProvider.TIMEOUT));
  }

  /**
   * Returns the token for the other service, from the cache or from the issuer. Blocks during an
   * exchange.
   *
   * @param subjectToken the access token of the incoming request
   * @param deadline how long to wait for the exchange
   * @throws UnauthenticatedException if the issuer rejects {@code subjectToken}: the user must sign
   *     in again. Also for the error code {@code access_denied}, which some issuers send if a rule
   *     of theirs forbids this exchange: signing in again does not help then
   * @throws TokenException if the issuer does not allow this client to exchange the token;
   *     retryable if the issuer is unreachable or unavailable, or the deadline passes
   * @throws io.github.mesdk.error.TransportException if the thread is interrupted; its interrupt
   *     flag stays set
   */
  public AccessToken exchange(AccessToken subjectToken, Deadline deadline) {
    return tokens.get(
        subjectToken, client.issuer.ageClock, () -> exchangeNow(subjectToken, deadline), deadline);
  }

  /**
   * Removes an exchanged token from the cache. Call it after a service rejected the token. The next
   * call exchanges the subject token again.
   */
  public void invalidate(AccessToken rejected) {
    tokens.remove(rejected);
  }

  private ExchangedTokenCache.ExchangedToken exchangeNow(
      AccessToken subjectToken, Deadline deadline) {
    AccessToken exchanged = requestToken(subjectToken, deadline);
    AgeClock.Moment now = client.issuer.ageClock.now();
    Duration usableFor =
        Durations.shorter(
            cacheFor,
            Durations.shorter(
                timeToExpiry(exchanged, now).minus(EXPIRY_MARGIN),
                timeToExpiry(subjectToken, now)));
    return new ExchangedTokenCache.ExchangedToken(exchanged, now, usableFor);
  }

  /** Returns the time until the token expires. */
  private static Duration timeToExpiry(AccessToken token, AgeClock.Moment now) {
    return token
        .expiresAt()
        .map(expiry -> Duration.between(now.instant(), expiry))
        .orElse(TokenExchangeBuilder.MAX_CACHE_FOR.plus(EXPIRY_MARGIN));
  }

  private AccessToken requestToken(AccessToken subjectToken, Deadline deadline) {
    TokenExchangeGrant grant =
        new TokenExchangeGrant(
            new TypelessAccessToken(subjectToken.value()),
            TokenTypeURI.ACCESS_TOKEN,
            null,
            null,
            TokenTypeURI.ACCESS_TOKEN,
            client.audiences.isEmpty() ? null : Audience.create(client.audiences));
    try {
      return client.requestTokens(grant, deadline, subjectToken.value()).accessToken();
    } catch (TokenException refused) {
      throw asSubjectTokenRejection(refused);
    }
  }

  /**
   * Returns the exception for a rejected subject token, for which RFC 8693 section 2.2.2 requires
   * the error code {@code invalid_request}; returns {@code refused} for any other error code.
   */
  private static MeException asSubjectTokenRejection(TokenException refused) {
    if (!(refused.getCause() instanceof ApiException refusal)
        || refusal.error().kind() != ErrorKind.INVALID_REQUEST
        || !OAuthErrors.errorCode(refused).equals("invalid_request")) {
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
