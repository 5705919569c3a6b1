package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.AccessToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend asks a certified OpenID provider about tokens, and filters its JWT access tokens. */
@EnabledIf(value = OidcProvider.IS_AVAILABLE, disabledReason = OidcProvider.SKIPPED)
@ExtendWith(Servers.class)
@Timeout(300)
class OidcProviderIntrospectionTest extends LoginFixture {
  private static final OAuth2Client BACKEND =
      OAuth2Client.basic("sdk-backend", "sample-secret-of-sdk-backend");

  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(OidcProvider running) {
    issuer = OAuth2Issuer.discover(running.issuer());
  }

  private AccessToken tokenOfAda() {
    Browser browser = new Browser(Map.of("login", "ada", "password", "sample"));
    browser.signIn(
        issuer.browserLogin(OAuth2Client.none("sdk-login"), store).scope("openid email").build());
    return stored().orElseThrow().accessToken().orElseThrow();
  }

  /** A JWT access token for a service. This issuer cannot be asked about such a token. */
  private AccessToken jwt() {
    return issuer
        .clientCredentials(BACKEND)
        .scope("notes:read")
        .resource(URI.create("https://notes.example.com"))
        .build()
        .token();
  }

  private static MeException failure(
      IdentityProvider<TokenIntrospection> provider, AccessToken token) {
    MeClient<TokenIntrospection> client = MeClient.builder(provider).build();
    return catchThrowableOfType(MeException.class, () -> client.me(MeRequest.ofToken(token)));
  }

  @Test
  void theTokenOfAPersonIsIntrospected() {
    TokenIntrospection me =
        MeClient.builder(issuer.introspection(BACKEND)).build().me(MeRequest.ofToken(tokenOfAda()));
    assertThat(me.identity().subject()).isEqualTo("ada");
    assertThat(me.identity().tenant()).contains(issuer.identifier().toString());
    assertThat(me.identity().expiresAt().orElseThrow()).isAfter(Instant.now());
    assertThat(me.clientId()).contains("sdk-login");
    assertThat(me.scopes()).contains("openid", "email");
  }

  @Test
  void aRejectedBackendIsNotASignOut() {
    OAuth2Client wrong = OAuth2Client.post("sdk-backend", "sample-secret-that-is-wrong");
    assertThat(failure(issuer.introspection(wrong), tokenOfAda()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageNotContaining("sample-secret");
  }

  @Test
  void anUnknownTokenIsInactive() {
    MeException failure = failure(issuer.introspection(BACKEND), AccessToken.of("unknown-token"));
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(((UnauthenticatedException) failure).reason())
        .isEqualTo(UnauthenticatedReason.INVALID);
  }

  @Test
  void theTokenOfAProgramHasNoSubjectUnlessAClaimIsNamed() {
    AccessToken token = issuer.clientCredentials(BACKEND).build().token();
    assertThat(failure(issuer.introspection(BACKEND), token))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("sub is missing");
    TokenIntrospection me =
        MeClient.builder(issuer.introspectionBuilder(BACKEND).subjectClaim("client_id").build())
            .build()
            .me(MeRequest.ofToken(token));
    assertThat(me.sub()).isEqualTo("sdk-backend");
  }

  @Test
  void theFilterRefusesForgedAndExpiredTokensAndPassesOthers() {
    AccessToken valid = jwt();
    awaitRefusal(issuer, Tokens.tampered(valid.value()));
    issuer.accessTokenFilter().accept(valid);
    OAuth2Issuer tomorrow =
        OAuth2Issuer.builder(issuer.identifier())
            .clock(InstantSource.offset(InstantSource.system(), Duration.ofDays(1)))
            .build();
    awaitRefusal(tomorrow, valid.value());
  }

  /** Waits until the keys are fetched in the background. */
  private static void awaitRefusal(OAuth2Issuer issuer, String token) {
    Await.until(
        "the token is refused",
        Duration.ofSeconds(30),
        () -> {
          try {
            issuer.accessTokenFilter().accept(AccessToken.of(token));
            return false;
          } catch (UnauthenticatedException refused) {
            return true;
          }
        });
  }
}
