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
  void theFirstSourceThatHasATokenIsUsed() {
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
  void eachSourceGetsTheDeadline() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(1));
    first.thenThrow(TokenException.missing("nothing here"));
    second.thenReturn("two");
    chain.token(deadline);
    assertThat(first.deadlines()).containsExactly(deadline);
    assertThat(second.deadlines()).containsExactly(deadline);
  }

  @Test
  void theExceptionNamesEachSourceIfNoneHasAToken() {
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
  void aChainCanContainAChain() {
    TokenProvider inner = TokenProvider.chain(UNSET, UNSET);
    assertThat(TokenProvider.chain(inner, TokenProvider.of("last")).token().value())
        .isEqualTo("last");
  }

  @Test
  void aBrokenSourceStopsTheSearch() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertStops(TokenProvider.fromFile(empty), "is empty");
    assertStops(TokenProvider.fromFile(folder), "is not a regular file");
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
  void aFailingEndpointStopsTheSearch() {
    TransportException down =
        TransportException.of("idp", TransportException.Reason.CONNECT, "refused", null);
    first.thenThrow(down);
    assertThatThrownBy(chain::token).isSameAs(down);
    assertThat(second.calls()).isZero();
  }

  @Test
  void aRejectedTokenIsInvalidatedInTheSourceThatReturnedIt() {
    first.thenThrow(TokenException.missing("nothing here"));
    second.thenReturn("two");
    AccessToken token = chain.token();
    chain.invalidate(token);
    assertThat(first.rejected()).isEmpty();
    assertThat(second.rejected()).containsExactly(token);
  }

  @Test
  void anUnknownRejectedTokenIsInvalidatedInAllSources() {
    AccessToken unknown = AccessToken.of("from-elsewhere");
    chain.invalidate(unknown);
    assertThat(first.rejected()).containsExactly(unknown);
    assertThat(second.rejected()).containsExactly(unknown);
  }

  @Test
  void aChainWithoutSourcesIsRejected() {
    assertThatThrownBy(TokenProvider::chain).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toStringShowsTheNumberOfSources() {
    assertThat(chain).hasToString("TokenProvider{chain of 2 sources}");
  }
}
