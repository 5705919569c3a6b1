package io.github.mesdk.token;

import static io.github.mesdk.testing.Callers.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Many concurrent callers. Each wait is for an event; the timeout only stops a hanging test. */
@Timeout(60)
class CachingTokenProviderThreadsTest {
  private final FakeClock clock = new FakeClock();
  private final ScriptedTokens source = new ScriptedTokens();
  private final List<Thread> refreshes = new ArrayList<>();
  private final TokenProvider tokens =
      TokenProvider.cachingBuilder(source)
          .clock(clock, clock::nanoTime)
          .threads(task -> {
            Thread thread = new Thread(task);
            refreshes.add(thread);
            thread.start();
          })
          .build();

  private void returnWhen(CountDownLatch open, String value) {
    source.then(() -> {
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return AccessToken.of(value, clock.instant().plusSeconds(3600));
    });
  }

  private void expire() {
    source.thenReturn("one", clock.instant().plusSeconds(60));
    tokens.token();
    clock.advanceSeconds(61);
  }

  @Test
  void fiftyThreadsWithAnExpiredTokenCostOneCallToTheSource() throws Exception {
    assertCalledOnce(Executors.newFixedThreadPool(50), 50);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aThousandVirtualThreadsCostOneCallToTheSource() throws Exception {
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    assertCalledOnce(virtual, 1000);
  }

  private void assertCalledOnce(ExecutorService threads, int callers) throws Exception {
    expire();
    CountDownLatch open = new CountDownLatch(1);
    returnWhen(open, "two");
    assertThat(together(threads, callers, open, () -> tokens.token().value()))
        .hasSize(callers)
        .containsOnly("two");
    assertThat(source.calls()).isEqualTo(2);
  }

  @Test
  void fiftyRejectionsOfTheSameTokenCostOneRefresh() throws Exception {
    source.thenReturn("one");
    AccessToken old = tokens.token();
    CountDownLatch open = new CountDownLatch(1);
    returnWhen(open, "two");
    List<String> values =
        together(
            Executors.newFixedThreadPool(50),
            50,
            open,
            () -> {
              tokens.invalidate(old);
              return tokens.token().value();
            });
    assertThat(values).hasSize(50).containsOnly("two");
    assertThat(source.calls()).isEqualTo(2);
    assertThat(source.rejected()).containsExactly(old);
  }

  @Test
  void eachOfFiftyThreadsGetsItsOwnCopyOfAFailure() throws Exception {
    source.thenThrow(TokenException.unavailable("down", null));
    List<TokenException> failures =
        together(
            Executors.newFixedThreadPool(50),
            50,
            new CountDownLatch(1),
            () -> {
              try {
                throw new AssertionError(tokens.token());
              } catch (TokenException failure) {
                return failure;
              }
            });
    assertThat(failures).hasSize(50).doesNotHaveDuplicates().allMatch(TokenException::retryable);
    assertThat(source.calls()).isEqualTo(1);
  }

  @Test
  void aRefreshContinuesWhenACallerIsInterruptedOrTimesOut() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    returnWhen(open, "one");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> tokens.token(Deadlines.far()))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(() -> tokens.token(Deadlines.passed()))
        .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessage("the token was not refreshed before the deadline of the call");
    open.countDown();
    assertThat(tokens.token(Deadlines.far()).value()).isEqualTo("one");
    assertThat(source.calls()).isEqualTo(1);
  }

  /** The token is still valid for ten seconds. */
  @Test
  void anInterruptEndsTheWaitInTheMandatoryZone() {
    source.thenReturn("one", clock.instant().plusSeconds(3600));
    tokens.token();
    clock.advanceSeconds(3590);
    CountDownLatch open = new CountDownLatch(1);
    returnWhen(open, "two");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> tokens.token(Deadlines.far()))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    open.countDown();
    assertThat(tokens.token(Deadlines.far()).value()).isEqualTo("two");
  }

  @Test
  void aSourceThatIgnoresItsDeadlineIsInterruptedAndNotCalledConcurrently() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    source.then(() -> {
      called.countDown();
      awaitDespiteInterrupt(open, interrupted);
      return AccessToken.of("slow");
    });
    assertThatThrownBy(() -> tokens.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    called.await();
    clock.advanceSeconds(31);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> tokens.token(Deadlines.far()))
          .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.retryable()).isTrue())
          .hasMessage("the token source did not answer within PT30S");
    }
    interrupted.await();
    assertThat(source.calls()).isEqualTo(1);
    open.countDown();
    refreshes.get(0).join();
    assertThat(tokens.token().value()).isEqualTo("slow");
  }

  private static void awaitDespiteInterrupt(CountDownLatch open, CountDownLatch interrupted) {
    while (open.getCount() > 0) {
      try {
        open.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    }
  }

  @Test
  void anInterruptOfTheSourceIsReportedAsATimeout() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    source.then(() -> {
      called.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw TransportException.of(
            "idp", TransportException.Reason.INTERRUPTED, "interrupted", null);
      }
      throw new AssertionError("never opened");
    });
    assertThatThrownBy(() -> tokens.token(Deadlines.passed())).isInstanceOf(TokenException.class);
    called.await();
    clock.advanceSeconds(31);
    assertThatThrownBy(() -> tokens.token(Deadlines.far())).isInstanceOf(TokenException.class);
    refreshes.get(0).join();
    assertThatThrownBy(() -> tokens.token(Deadlines.far()))
        .isInstanceOf(TokenException.class)
        .hasMessage("the token source did not answer within PT30S");
  }

  @Test
  void theRefreshRunsOnADaemonThreadWithoutInheritedThreadLocals() {
    InheritableThreadLocal<String> callers = new InheritableThreadLocal<>();
    callers.set("inherited");
    List<String> seen = new ArrayList<>();
    source.then(() -> {
      seen.add(String.valueOf(callers.get()));
      return AccessToken.of("one");
    });
    TokenProvider.caching(source).token();
    assertThat(seen).containsExactly("null");
    assertThat(source.threads())
        .singleElement()
        .matches(Thread::isDaemon)
        .matches(thread -> thread.getName().equals("mesdk-token-refresh"))
        .isNotSameAs(Thread.currentThread());
  }
}
