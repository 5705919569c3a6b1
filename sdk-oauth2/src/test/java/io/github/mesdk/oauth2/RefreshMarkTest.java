package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which failures of a refreshed ID token mark a login, and which logins an ID token unmarks. */
@Timeout(60)
class RefreshMarkTest extends RefreshedIdTokenFixture {

  /** Signing in again would not help: the remedy is the clock or the configuration. */
  @Test
  void aTimeOrAnAlgorithmMarksNothing() {
    Date past = Date.from(clock.instant().minusSeconds(60));
    Date future = Date.from(clock.instant().plusSeconds(61));
    String ofAnotherAlgorithm =
        "'" + TokenSigner.token("HS256", "secret", "", claims().build().toString()) + "'";
    Map<String, String> faults =
        Map.of(
            "the ID token expired at", idToken(Keys.RSA, c -> c.expirationTime(past)),
            "is not valid before", idToken(Keys.RSA, c -> c.notBeforeTime(future)),
            "was issued in the future", idToken(Keys.RSA, c -> c.issueTime(future)),
            "is signed with HS256", ofAnotherAlgorithm);
    faults.forEach((message, idToken) -> {
      signIn(login());
      answerRefresh("access-1", "refresh-1", idToken);
      assertThat(failure(source(store)::token))
          .isInstanceOf(TokenException.class)
          .hasMessageContaining(message)
          .returns(false, MeException::retryable)
          .message()
          .doesNotContain("sign in again");
      assertThat(stored()).contains(login().withRefreshToken("refresh-1"));
    });
  }

  /** Otherwise the next reply without an ID token would contain the other user's access token. */
  @Test
  void anotherUserMarksTheLoginWhateverElseIsWrong() {
    Date past = Date.from(clock.instant().minusSeconds(60));
    String claims = claims().subject("249").build().toString();
    for (String foreign :
        new String[] {
          idToken(Keys.RSA, c -> c.subject("249").expirationTime(past)),
          "'" + TokenSigner.token("HS256", "secret", "", claims) + "'"
        }) {
      signIn(login());
      answerRefresh("foreign-1", "refresh-1", foreign);
      assertThat(failure(source(store)::token)).isInstanceOf(UnauthenticatedException.class);
      assertThat(stored().orElseThrow().verificationPending()).isTrue();
    }
  }

  @Test
  void aMarkedLoginWithoutASubjectAdoptsNone() {
    signIn(StoredTokens.of("refresh-0"));
    answerRefresh("foreign-1", "refresh-1", idToken(Keys.RSA, c -> c.audience("other")));
    TokenProvider tokens = source(store);
    assertThat(failure(tokens::token)).isInstanceOf(UnauthenticatedException.class);
    answerRefresh("foreign-2", "refresh-2", foreignIdToken());
    assertThat(failure(tokens::token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("must be verified; sign in again");
    assertThat(stored().orElseThrow())
        .returns(Optional.empty(), StoredTokens::subject)
        .returns(true, StoredTokens::verificationPending);
  }
}
