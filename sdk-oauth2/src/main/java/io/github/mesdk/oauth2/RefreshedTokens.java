package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The access token of a stored login, renewed with its refresh token, RFC 6749 section 6. */
final class RefreshedTokens implements TokenProvider {
  /** A stored token that ends sooner is not worth a call that may outlast it. */
  private static final Duration LEAST_LEFT = Duration.ofSeconds(30);

  private final TokenClient asking;
  private final TokenStore store;
  private final AtomicReference<@Nullable AccessToken> rejected = new AtomicReference<>();

  RefreshedTokens(TokenClient asking, TokenStore store) {
    this.asking = asking;
    this.store = store;
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(ClientCredentialsTokens.TIMEOUT));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    AtomicReference<@Nullable UnauthenticatedException> over = new AtomicReference<>();
    Optional<StoredTokens> login =
        store.update(
            deadline,
            stored -> {
              try {
                return Optional.of(usable(stored, deadline));
              } catch (UnauthenticatedException refused) {
                over.set(refused);
                return isOver(refused) ? Optional.empty() : stored;
              }
            });
    UnauthenticatedException refusal = over.get();
    if (refusal != null) {
      throw refusal;
    }
    return login
        .flatMap(StoredTokens::accessToken)
        .orElseThrow(() -> TokenException.of("the token store lost what was put into it"));
  }

  /** Any other code may be a gateway's, or a wish for more of the user: the login is still good. */
  private static boolean isOver(UnauthenticatedException refusal) {
    return refusal.error().code().filter("invalid_grant"::equals).isPresent();
  }

  private StoredTokens usable(Optional<StoredTokens> stored, Deadline deadline) {
    StoredTokens login =
        stored.orElseThrow(() -> TokenException.missing("nobody is signed in; sign in first"));
    return login.accessToken().filter(this::isGood).isPresent() ? login : renewed(login, deadline);
  }

  private boolean isGood(AccessToken token) {
    Instant soon = asking.issuer.clock.instant().plus(LEAST_LEFT);
    return !token.equals(rejected.get()) && token.expiresAt().map(soon::isBefore).orElse(true);
  }

  private StoredTokens renewed(StoredTokens login, Deadline deadline) {
    String refresh = login.refreshToken();
    return asking
        .ask(new RefreshTokenGrant(new RefreshToken(refresh)), deadline, refresh)
        .toStore(refresh)
        .orElseThrow();
  }

  @Override
  public void invalidate(AccessToken rejected) {
    this.rejected.set(rejected);
  }

  @Override
  public String toString() {
    return "TokenProvider{login at " + asking.issuer.issuer + "}";
  }
}
