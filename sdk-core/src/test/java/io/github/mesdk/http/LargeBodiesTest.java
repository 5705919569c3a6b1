package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.time.Deadline;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process reads and decodes a limited number of large bodies at the same time. */
class LargeBodiesTest extends TransportFixture {
  private static final Deadline NOW = Deadline.after(Duration.ofNanos(1));

  private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
  private final LargeBodies bodies = new LargeBodies(1);

  @AfterEach
  void stopOtherThread() {
    otherThread.shutdownNow();
  }

  /** Runs work of another call. The thread of the test may have a turn from an earlier test. */
  private void elsewhere(Work work) throws Exception {
    otherThread
        .submit(() -> {
          work.run();
          return null;
        })
        .get();
  }

  private interface Work {
    void run() throws Exception;
  }

  @Test
  void aBodyBeyondTheLimitWaitsUntilAnotherOneIsDecoded() throws Exception {
    elsewhere(() -> bodies.enter(NOW));
    assertThatThrownBy(() -> bodies.enter(NOW)).isInstanceOf(InterruptedIOException.class);
    elsewhere(bodies::leave);
    bodies.enter(NOW);
  }

  @Test
  void aThreadThatDecodesALargeBodyMayReadAnotherOne() throws Exception {
    bodies.enter(NOW);
    bodies.enter(NOW);
    bodies.leave();
    assertThatThrownBy(() -> elsewhere(() -> bodies.enter(NOW)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedIOException.class);
    bodies.leave();
    elsewhere(() -> bodies.enter(NOW));
  }

  @Test
  void leavingTwiceDoesNotRaiseTheLimit() throws Exception {
    bodies.enter(NOW);
    bodies.leave();
    bodies.leave();
    bodies.enter(NOW);
    assertThatThrownBy(() -> elsewhere(() -> bodies.enter(NOW)))
        .hasCauseInstanceOf(InterruptedIOException.class);
  }

  /** To store a value for the thread takes memory. */
  @Test
  void aCallThatRunsOutOfMemoryAtItsTurnKeepsNone() throws Exception {
    LargeBodies scarce =
        new LargeBodies(
            1,
            new ThreadLocal<>() {
              private boolean isFailing = true;

              @Override
              public void set(@Nullable Integer value) {
                if (isFailing) {
                  isFailing = false;
                  throw new OutOfMemoryError("by the test");
                }
                super.set(value);
              }
            });
    assertThatThrownBy(() -> scarce.enter(NOW)).isInstanceOf(OutOfMemoryError.class);
    scarce.enter(NOW);
    scarce.leave();
    elsewhere(() -> scarce.enter(NOW));
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    elsewhere(() -> bodies.enter(NOW));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> bodies.enter(soon())).isInstanceOf(InterruptedException.class);
  }

  /** Takes all turns of the process, runs {@code work}, and gives them back. Returns how many. */
  private static int whileTheProcessIsBusy(Work work) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    CountDownLatch end = new CountDownLatch(1);
    int turns = -1;
    try {
      boolean isFree = true;
      while (isFree) {
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        threads.execute(() -> hold(entered, end));
        isFree = entered.get();
        turns++;
      }
      work.run();
      return turns;
    } finally {
      end.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void hold(CompletableFuture<Boolean> entered, CountDownLatch end) {
    try {
      LargeBodies.SHARED.enter(NOW);
      entered.complete(true);
      end.await();
      LargeBodies.SHARED.leave();
    } catch (InterruptedIOException noneIsFree) {
      entered.complete(false);
    } catch (InterruptedException stopped) {
      entered.completeExceptionally(stopped);
    }
  }

  private void replyAlways(String body) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return Servers.json(200, body);
          }
        });
  }

  @Test
  void aLargeBodyThatGetsNoTurnFailsAtTheDeadlineAndASmallOneIsRead() throws Exception {
    String large = "[" + " ".repeat(LargeBodies.THRESHOLD) + "]";
    Transport transport = new Transport(null, Transport.DEFAULT_MAX_BODY_BYTES, false);
    replyAlways(large);
    // On a new thread: a thread that has not closed a large reply may read another one.
    whileTheProcessIsBusy(() ->
        elsewhere(() -> {
          HttpResult result = transport.execute(get(), Deadline.after(Duration.ofSeconds(1)));
          assertThat(((TransportFailure) result).reason()).isEqualTo(Reason.TIMEOUT);
          assertThat(((TransportFailure) result).toException("x").retryable()).isTrue();
          replyAlways("[]");
          assertThat(transport.execute(get(), soon())).isInstanceOf(Reply.class);
        }));
    replyAlways(large);
    try (HttpResult result = transport.execute(get(), soon())) {
      assertThat(((Reply) result).body()).hasSize(large.length());
    }
  }

  /** Other calls may wait for such a request while they hold a turn. */
  @Test
  void aRequestWithALimitOfItsOwnWaitsForNoTurn() throws Exception {
    String large = "[" + " ".repeat(LargeBodies.THRESHOLD) + "]";
    Transport transport = new Transport(null, Transport.DEFAULT_MAX_BODY_BYTES, false);
    replyAlways(large);
    whileTheProcessIsBusy(() ->
        elsewhere(() -> {
          try (HttpResult result = transport.execute(limited(large.length()), soon())) {
            assertThat(((Reply) result).body()).hasSize(large.length());
          }
          try (HttpResult result = transport.execute(limited(large.length() - 1), soon())) {
            assertThat(((Reply) result).isTooLarge()).isTrue();
          }
        }));
  }

  private WireRequest limited(int bytes) {
    return WireRequest.builder("GET", Servers.origin(server), "/me").maxBodyBytes(bytes).build();
  }

  @Test
  void aReplyWithoutATurnEndsNoneWhenItIsClosed() throws Exception {
    String large = "[" + " ".repeat(LargeBodies.THRESHOLD) + "]";
    Transport transport = new Transport(null, Transport.DEFAULT_MAX_BODY_BYTES, false);
    replyAlways(large);
    int turns = whileTheProcessIsBusy(() -> {});
    elsewhere(() -> {
      try (HttpResult outer = transport.execute(get(), soon())) {
        transport.execute(limited(large.length()), soon()).close();
        assertThat(whileTheProcessIsBusy(() -> {})).isEqualTo(turns - 1);
        assertThat(outer).isInstanceOf(Reply.class);
      }
    });
    assertThat(whileTheProcessIsBusy(() -> {})).isEqualTo(turns);
  }

  /** The body of an interceptor may throw when it is closed. */
  @Test
  void aResponseThatCannotBeClosedKeepsNoTurn() throws Exception {
    OkHttpClient failing =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              Response response = chain.proceed(chain.request());
              return response.newBuilder().body(new UnclosableBody(response.body())).build();
            })
            .build();
    Transport transport = new Transport(failing, Transport.DEFAULT_MAX_BODY_BYTES, false);
    replyAlways("[" + " ".repeat(LargeBodies.THRESHOLD) + "]");
    int turns = whileTheProcessIsBusy(() -> {});
    elsewhere(
        () -> assertThat(transport.execute(get(), soon())).isInstanceOf(TransportFailure.class));
    assertThat(whileTheProcessIsBusy(() -> {})).isEqualTo(turns);
  }

  private static final class UnclosableBody extends ResponseBody {
    private final ResponseBody body;

    UnclosableBody(ResponseBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      return body.source();
    }

    @Override
    public void close() {
      body.close();
      throw new IllegalStateException("cannot close");
    }
  }
}
