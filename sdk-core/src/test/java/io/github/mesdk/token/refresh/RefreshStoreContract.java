package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that is full or fails loses no login. */
abstract class RefreshStoreContract extends RefreshWaitContract {
  /** A store that runs the step, and stores its result only while there is space. */
  private final class Disk implements TokenStore {
    final TokenStore kept = storeWith(login);
    volatile boolean isFull;
    volatile boolean isFullBefore;
    volatile Runnable whenFull = () -> {};
    volatile boolean isGone;

    @Override
    public Optional<StoredTokens> update(
        Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
      check();
      if (isFullBefore) {
        whenFull.run();
        throw TokenException.of("no space");
      }
      return kept.update(
          deadline,
          stored -> {
            Optional<StoredTokens> next = step.apply(stored);
            if (isFull && !next.equals(stored)) {
              throw TokenException.of("no space for the new tokens");
            }
            return next;
          });
    }

    @Override
    public Optional<StoredTokens> read(Deadline deadline) {
      check();
      return kept.read(deadline);
    }

    private void check() {
      if (Thread.currentThread().isInterrupted()) {
        throw Interrupts.during("waiting for the disk");
      }
      if (isGone) {
        throw TokenException.of("the disk is gone");
      }
    }
  }

  @Test
  void nothingIsSentWhenTheStoreHasNoSpaceForTheReply() {
    Disk disk = new Disk();
    disk.isFullBefore = true;
    assertThat(failure(TokenException.class, source(disk)::token)).hasMessage("no space");
    put(disk.kept, login.withAccessToken(expiring("nearly-expired", 25)));
    assertThat(source(disk).token().value()).isEqualTo("nearly-expired");
    assertThat(requests()).isZero();
  }

  @Test
  void aTokenThatAnotherProcessStoredIsUsedWithoutSpace() {
    Disk disk = new Disk();
    disk.isFullBefore = true;
    disk.whenFull = () -> put(disk.kept, login.withAccessToken(expiring("of-another", 60)));
    assertThat(source(disk).token().value()).isEqualTo("of-another");
    disk.whenFull = () -> disk.kept.clear(far);
    put(disk.kept, login);
    failure(UnauthenticatedException.class, source(disk)::token);
    assertThat(requests()).isZero();
  }

  @Test
  void unstoredTokensAreUsedFromMemoryAndStoredWhenThereIsSpace() throws Exception {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answerTokens("access-1", "refresh-1");
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(refreshToken(disk)).contains("refresh-0");
    clock.advanceSeconds(3600);
    answerTokens("access-2", "refresh-2");
    assertThat(tokens.token().value()).isEqualTo("access-2");
    assertThat(body()).contains("refresh-0");
    assertThat(body()).contains("refresh-1").doesNotContain("refresh-0");
    disk.isFull = false;
    clock.advanceSeconds(3600);
    answerTokens("access-3", "refresh-3");
    assertThat(tokens.token().value()).isEqualTo("access-3");
    assertThat(body()).contains("refresh-2");
    assertThat(refreshToken(disk)).contains("refresh-3");
  }

  /** Like a database transaction that is retried. */
  @Test
  void aStepThatTheStoreRunsTwiceSendsNoSpentToken() {
    TokenStore kept = storeWith(login);
    TokenStore repeating =
        (deadline, step) ->
            kept.update(
                deadline,
                stored -> {
                  assertThat(step.apply(stored)).isPresent();
                  return step.apply(stored);
                });
    answerTokens("access-1", "refresh-1");
    assertThat(source(repeating).token().value()).isEqualTo("access-1");
    assertThat(requests()).isEqualTo(1);
    assertThat(refreshToken(kept)).contains("refresh-1");
  }

  @Test
  void aConcurrentCallDuringAFailedUpdateSendsNoSpentToken() {
    Disk disk = new Disk();
    disk.isFull = true;
    AtomicReference<TokenProvider> tokens = new AtomicReference<>();
    AtomicReference<AccessToken> other = new AtomicReference<>();
    TokenStore store =
        (deadline, step) -> {
          try {
            return disk.update(deadline, step);
          } catch (TokenException full) {
            other.set(tokens.get().token());
            throw full;
          }
        };
    tokens.set(source(store));
    answerTokens("access-1", "refresh-1");
    assertThat(tokens.get().token().value()).isEqualTo("access-1");
    assertThat(other.get()).isEqualTo(AccessToken.of("access-1"));
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void unstoredTokensAreUsedEvenIfTheStoreCannotBeRead() {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answerTokens("access-1", "refresh-1");
    tokens.token();
    disk.isGone = true;
    assertThat(tokens.token().value()).isEqualTo("access-1");
    Thread.currentThread().interrupt();
    failure(TransportException.class, tokens::token);
    assertThat(Thread.interrupted()).isTrue();
    clock.advanceSeconds(3600);
    assertThat(failure(TokenException.class, tokens::token)).hasMessage("the disk is gone");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void unstoredTokensAreSharedByAllProvidersOfTheStore() throws Exception {
    Disk disk = new Disk();
    disk.isFull = true;
    answerTokens("access-1", "refresh-1");
    assertThat(source(disk).token().value()).isEqualTo("access-1");
    clock.advanceSeconds(3600);
    answerTokens("access-2", "refresh-2");
    assertThat(source(disk).token().value()).isEqualTo("access-2");
    assertThat(body()).contains("refresh-0");
    assertThat(body()).contains("refresh-1");
  }

  @Test
  void aLoginWithPendingVerificationAndNoRefreshTokenReturnsNoToken() {
    StoredTokens marked = StoredTokens.of(expiring("kept", 3600)).withVerificationPending(true);
    TokenStore store = storeWith(marked);
    assertThat(failure(UnauthenticatedException.class, source(store)::token))
        .hasMessageContaining("must be verified; sign in again");
    assertThat(store.read(far)).contains(marked);
    assertThat(requests()).isZero();
  }

  @Test
  void unstoredTokensAreUsedWithOtherChangesOfTheLogin() {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answerTokens("access-1", "refresh-1");
    tokens.token();
    put(disk.kept, login.withSubject("u-1"));
    assertThat(tokens.token().value()).isEqualTo("access-1");
    put(disk.kept, login.withVerificationPending(true));
    answerTokens("access-2", "refresh-2");
    failure(UnauthenticatedException.class, tokens::token);
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void aNewSignInReplacesUnstoredTokens() {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answerTokens("access-1", "refresh-1");
    tokens.token();
    put(disk.kept, StoredTokens.of("refresh-9").withAccessToken(expiring("access-9", 3600)));
    disk.isFull = false;
    assertThat(tokens.token().value()).isEqualTo("access-9");
    disk.kept.clear(far);
    failure(UnauthenticatedException.class, tokens::token);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void anInvalidLoginIsNotUsedEvenIfItCannotBeRemoved() {
    Disk disk = new Disk();
    disk.isFull = true;
    TokenProvider tokens = source(disk);
    answer(400, invalidRefreshToken());
    for (int call = 0; call < 3; call++) {
      failure(UnauthenticatedException.class, tokens::token);
    }
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void aFailingCustomStoreLosesNoTokens() {
    TokenStore kept = storeWith(login);
    TokenStore broken =
        new TokenStore() {
          @Override
          public Optional<StoredTokens> update(
              Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
            kept.update(
                deadline,
                stored -> {
                  assertThat(step.apply(stored)).isPresent();
                  return stored;
                });
            throw new IllegalStateException("the database is gone");
          }

          @Override
          public Optional<StoredTokens> read(Deadline deadline) {
            return kept.read(deadline);
          }
        };
    answerTokens("access-1", "refresh-1");
    TokenProvider tokens = source(broken);
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(tokens.token().value()).isEqualTo("access-1");
    assertThat(requests()).isEqualTo(1);
  }

  /** The message masks the refresh token, but the code decides as it came. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "e",
        "E",
        "_",
        "n",
        "AUTH",
        "grant",
        "t",
        "invalid_grant",
        "my_invalid_client_0815"
      })
  void aRefreshTokenThatIsAPartOfTheCodeDoesNotHideIt(String refreshToken) {
    TokenStore store = storeWith(StoredTokens.of(refreshToken));
    answer(401, "{\"error\":\"invalid_client\"}");
    failure(TokenException.class, source(store)::token);
    assertThat(refreshToken(store)).contains(refreshToken);
    answer(400, invalidRefreshToken());
    failure(UnauthenticatedException.class, source(store)::token);
    assertThat(store.read(far)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_grant", "invalid_token", "INVALID_TOKEN", "AUTH_EXPIRED"})
  void aChallengeOfAGatewayKeepsTheLogin(String code) {
    TokenStore store = storeWith(login);
    String challenge = "Bearer error=\"" + code + "\"";
    server.enqueue(
        Servers.json(401, "").newBuilder().setHeader("WWW-Authenticate", challenge).build());
    failure(MeException.class, source(store)::token);
    assertThat(store.read(far)).contains(login);
  }
}
