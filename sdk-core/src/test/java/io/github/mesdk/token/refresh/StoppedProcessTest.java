package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.refresh.RefreshingProcess.Command;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that holds the lock of a login is stopped, and may continue later or never. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class StoppedProcessTest extends ProcessFixture {
  @Override
  protected Class<? extends LoginKind> kind() {
    return CloudBaseKind.class;
  }

  private TokenProvider tokens() {
    return new CloudBaseKind().source(server.origin(), store(), new OkHttpClient());
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofMillis(200));
  }

  private Optional<String> refreshToken() {
    return store().read(far).flatMap(StoredTokens::refreshToken);
  }

  private static void assertInUse(ThrowingCallable call) {
    assertThat(catchThrowableOfType(TokenException.class, call))
        .matches(TokenException::retryable)
        .hasMessageStartingWith("the token store was in use until the call timed out");
  }

  @Test
  void aStoppedProcessWithTheLockBlocksNoCallBeyondItsDeadlineAndTheLoginSurvives()
      throws Exception {
    RunningProcess holder = start();
    assertThat(holder.sendAndRead(Command.HOLD)).isEqualTo("held");
    holder.suspend();
    assertInUse(() -> tokens().token(soon()));
    assertInUse(() -> store().clear(soon()));
    assertThat(server.ledger().refreshes()).isZero();
    assertThat(refreshToken()).contains("refresh-0");
    holder.resume();
    holder.send(Command.TOKEN); // releases the lock
    assertThat(tokens().token(far).value()).isEqualTo("access-1");
    assertThat(server.ledger().faults()).isEmpty();
  }

  @Test
  void aValidTokenIsUsedWhileAStoppedProcessHasTheLock() throws Exception {
    AccessToken nearlyExpired = AccessToken.of("access-0", Instant.now().plusSeconds(29));
    put(StoredTokens.of("refresh-0").withAccessToken(nearlyExpired));
    RunningProcess holder = start();
    assertThat(holder.sendAndRead(Command.HOLD)).isEqualTo("held");
    holder.suspend();
    assertThat(tokens().token(soon())).isEqualTo(nearlyExpired);
    assertThat(server.ledger().refreshes()).isZero();
  }

  /** The refresh token is spent, so that only the stopped process can know its successor. */
  @Test
  void aProcessThatIsStoppedDuringItsRefreshKeepsTheLogin() throws Exception {
    RunningProcess refreshing = start();
    server.whenRotated(() -> suspend(refreshing));
    refreshing.send(Command.TOKEN);
    assertThat(server.ledger().awaitRotation(refreshing.name())).isTrue();
    assertInUse(() -> tokens().token(soon()));
    assertThat(refreshToken()).contains("refresh-0");
    server.whenRotated(() -> {});
    refreshing.resume();
    assertThat(refreshing.line()).isEqualTo("got access-1");
    assertThat(tokens().token(far).value()).isEqualTo("access-1");
    assertThat(refreshToken()).contains("refresh-1");
    assertThat(server.ledger().refreshes()).isEqualTo(1);
    assertThat(server.ledger().faults()).isEmpty();
  }

  private static void suspend(RunningProcess process) {
    try {
      process.suspend();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
