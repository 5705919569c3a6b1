package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims of the ID token of a login, OpenID Connect Core 1.0 section 3.1.3.7. */
@Timeout(60)
class IdTokenClaimsTest extends BrowserFixture {

  private Object value(String text) {
    if (text.matches("[+-]\\d+s")) {
      long seconds = Long.parseLong(text.substring(0, text.length() - 1));
      return clock.instant().plusSeconds(seconds).getEpochSecond();
    }
    try {
      return JSONObjectUtils.parse("{\"value\":" + text + "}").get("value");
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private JWTClaimsSet.Builder with(JWTClaimsSet.Builder claims, String claim, String text) {
    if (text.equals("absent")) {
      return claims.claim(claim, null);
    }
    if (text.equals("null")) {
      return claims.serializeNullClaims(true).claim(claim, null);
    }
    return claims.claim(claim, value(text));
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/fixtures/id-token-claims.csv",
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "none")
  void areCheckedAsTheTableSays(String claim, String value, String expected) {
    if (expected.equals("accepted")) {
      assertThat(signInWith(claims -> with(claims, claim, value)).subject()).contains("248");
      return;
    }
    assertThat(failure(() -> signInWith(claims -> with(claims, claim, value))))
        .isInstanceOf(TokenException.class)
        .hasMessageStartingWith("the ID token ")
        .hasMessageContaining(expected)
        .hasNoCause()
        .returns(false, MeException::retryable)
        .message()
        .doesNotContain("evil.example");
    assertThat(stored()).isEmpty();
  }

  private OAuth2IssuerBuilder options() {
    return builder()
        .tokenEndpoint(at("/token"))
        .authorizationEndpoint(at("/authorize"))
        .jwksUri(at("/keys"));
  }

  private LoginResult signInFor(List<String> audiences) {
    OAuth2Issuer issuer =
        options().trustedAudiences("api", "second").trustedAudiences("third").build();
    return signInWith(issuer, claims -> claims.audience(audiences));
  }

  @Test
  void audiencesThatTheProgramTrustsAreAccepted() {
    for (List<String> audiences :
        List.of(List.of("my-tool", "api"), List.of("third", "my-tool", "second"))) {
      assertThat(signInFor(audiences).subject()).contains("248");
    }
    assertThat(failure(() -> signInFor(List.of("my-tool", "api", "other"))))
        .hasMessageContaining("additional audience");
    assertThat(failure(() -> signInFor(List.of("api"))))
        .hasMessageContaining("is not for the client my-tool");
  }

  private LoginResult signInWith(Duration leeway, long secondsSinceExpiry) {
    Date expiry = Date.from(clock.instant().minusSeconds(secondsSinceExpiry));
    return signInWith(options().leeway(leeway).build(), claims -> claims.expirationTime(expiry));
  }

  @Test
  void theLeewayIsAnOption() {
    Duration longest = Duration.ofMinutes(10);
    assertThat(signInWith(longest, 599).subject()).contains("248");
    assertThat(failure(() -> signInWith(longest, 600))).hasMessageContaining("check the clock");
    assertThat(signInWith(Duration.ZERO, -1).subject()).contains("248");
    assertThat(failure(() -> signInWith(Duration.ZERO, 0))).hasMessageContaining("check the clock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.000000001S", "PT10M0.000000001S", "PT2562047788015215H"})
  void theLeewayIsBetweenZeroAndTenMinutes(Duration leeway) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().leeway(leeway))
        .withMessageContaining("leeway");
  }
}
