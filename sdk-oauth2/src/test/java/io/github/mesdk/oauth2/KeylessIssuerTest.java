package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.error.TokenException;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TLS may replace the check of the signature only, OpenID Connect Core 1.0 section 3.1.3.7. */
@Timeout(60)
class KeylessIssuerTest extends BrowserFixture {

  private LoginResult signInAtKeylessIssuer(UnaryOperator<JWTClaimsSet.Builder> change) {
    OAuth2Issuer issuer =
        builder().tokenEndpoint(at("/token")).authorizationEndpoint(at("/authorize")).build();
    return signInWith(issuer, change);
  }

  @Test
  void anIdTokenForThisLoginCompletesItWithoutAVerifiedSubject() {
    assertThat(signInAtKeylessIssuer(claims -> claims).subject()).isEmpty();
    assertThat(stored().orElseThrow().subject()).isEmpty();
  }

  @Test
  void anIdTokenForAnotherLoginIsRefused() {
    Date past = Date.from(clock.instant().minusSeconds(61));
    Map<String, UnaryOperator<JWTClaimsSet.Builder>> invalid =
        Map.of(
            "has the nonce of another login", claims -> claims.claim("nonce", "other"),
            "is not for the client", claims -> claims.audience("other"),
            "is not from the issuer", claims -> claims.issuer("https://other.example.com"),
            "(azp)", claims -> claims.claim("azp", "other"),
            "has no sub", claims -> claims.subject(null),
            "expired at", claims -> claims.expirationTime(past));
    invalid.forEach((message, change) -> {
      assertThat(failure(() -> signInAtKeylessIssuer(change)))
          .isInstanceOf(TokenException.class)
          .hasMessageContaining(message);
      assertThat(stored()).isEmpty();
    });
  }

  @Test
  void withoutTheScopeOpenidAnIdTokenIsIgnored() {
    answerLogin(",'id_token':'no token'");
    OAuth2Issuer issuer =
        builder().tokenEndpoint(at("/token")).authorizationEndpoint(at("/authorize")).build();
    assertThat(signIn(issuer, state -> state + "&code=c").subject()).isEmpty();
    assertThat(stored()).isPresent();
  }
}
