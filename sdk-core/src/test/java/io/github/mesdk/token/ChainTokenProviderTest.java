package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.time.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTokenProviderTest {
  private static final TokenProvider UNSET =
      TokenProvider.fromEnvironment("MESDK_NO_SUCH_VARIABLE");

  @TempDir Path folder;

  private final ScriptedTokens first = new ScriptedTokens();
  private final ScriptedTokens second = new ScriptedTokens();
  private final TokenProvider chain = TokenProvider.chain(first, second);

  @Test
  void givesTheTokenOfTheFirstSourceThatHasOne() {
    TokenProvider chain =
        TokenProvider.chain(
            UNSET,
            TokenProvider.fromFile(folder.resolve("missing")),
            TokenProvider.from(() -> null),
            TokenProvider.of("the-fourth"),
            TokenProvider.of("the-fifth"));
    assertThat(chain.token().value()).isEqualTo("the-fourth");
    assertThat(chain.token(Deadline.after(Duration.ofSeconds(1))).value()).isEqualTo("the-fourth");
  }

  @Test
  void handsTheDeadlineToEachSource() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(1));
    first.fail(TokenException.missing("nothing here"));
    second.give("two");
    chain.token(deadline);
    assertThat(first.deadlines()).containsExactly(deadline);
    assertThat(second.deadlines()).containsExactly(deadline);
  }

  @Test
  void namesEachSourceWhenNoneHasAToken() {
    Path missing = folder.resolve("missing");
    TokenException failure =
        catchThrowableOfType(
            TokenException.class,
            TokenProvider.chain(UNSET, TokenProvider.fromFile(missing))::token);
    assertThat(failure)
        .hasMessage(
            "no source has a token: the environment variable MESDK_NO_SUCH_VARIABLE is not set; "
                + "put the access token there; or: the token file "
                + missing
                + " does not exist");
    assertThat(failure.getSuppressed()).hasSize(2);
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void standsInAChainItself() {
    TokenProvider inner = TokenProvider.chain(UNSET, UNSET);
    assertThat(TokenProvider.chain(inner, TokenProvider.of("last")).token().value())
        .isEqualTo("last");
  }

  @Test
  void stopsAtASourceThatIsThereButBroken() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertStops(TokenProvider.fromFile(empty), "is empty");
    assertStops(TokenProvider.fromFile(folder), "cannot be read");
    assertStops(TokenProvider.from(() -> "5ec ret"), "no usable token");
    assertStops(TokenProvider.from(() -> " "), "is empty");
  }

  private static void assertStops(TokenProvider broken, String why) {
    assertThatThrownBy(TokenProvider.chain(UNSET, broken, TokenProvider.of("never"))::token)
        .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.isMissing()).isFalse())
        .hasMessageContaining(why)
        .satisfies(e -> Secrets.assertAbsent(e, "5ec", "never"));
  }

  @Test
  void stopsAtAnEndpointThatFails() {
    TransportException down =
        TransportException.of("idp", TransportException.Reason.CONNECT, "refused", null);
    first.fail(down);
    assertThatThrownBy(chain::token).isSameAs(down);
    assertThat(second.asked()).isZero();
  }

  @Test
  void tellsARejectionToTheSourceThatGaveTheToken() {
    first.fail(TokenException.missing("nothing here"));
    second.give("two");
    AccessToken token = chain.token();
    chain.invalidate(token);
    assertThat(first.rejected()).isEmpty();
    assertThat(second.rejected()).containsExactly(token);
  }

  @Test
  void tellsARejectionOfAnUnknownTokenToAll() {
    AccessToken unknown = AccessToken.of("from-elsewhere");
    chain.invalidate(unknown);
    assertThat(first.rejected()).containsExactly(unknown);
    assertThat(second.rejected()).containsExactly(unknown);
  }

  @Test
  void needsASource() {
    assertThatThrownBy(TokenProvider::chain).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsHowManySourcesThereAre() {
    assertThat(chain).hasToString("TokenProvider{the first that has a token of 2 sources}");
  }
}
