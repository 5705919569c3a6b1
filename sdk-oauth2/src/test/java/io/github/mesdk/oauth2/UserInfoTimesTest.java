package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.UnexpectedResponseException;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times in signed UserInfo, of which OpenID Connect Core 1.0 section 5.3.2 requires none. */
class UserInfoTimesTest extends UserInfoFixture {
  @BeforeEach
  void verifySignatures() {
    options.clientId("app");
  }

  @Test
  void aSignedResponseWithoutTimesIsAccepted() {
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(me().sub()).isEqualTo("248");
  }

  @ParameterizedTest
  @CsvSource({
    "exp, -61, expired at",
    "iat, 61, was issued in the future",
    "nbf, 61, is not valid before"
  })
  void aTimeBeyondTheLeewayIsRefusedAsAMatterOfClocks(String claim, int seconds, String problem) {
    answerSigned(claims -> claims.claim(claim, Date.from(clock.instant().plusSeconds(seconds))));
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(failure(this::me))
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("check the clock");
  }
}
