package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.testing.Servers;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Asking without blocking. */
class MeAsyncTest extends TestinyServer {
  private static final int AT_ONCE = 50;

  @Test
  void aLambdaAnswersOnAThreadOfTheSdks() throws Exception {
    AuthInfo sample = AuthInfo.builder().userId(7).build();
    Thread[] asked = new Thread[1];
    try (MeClient<AuthInfo> fake =
        request -> {
          asked[0] = Thread.currentThread();
          return sample;
        }) {
      assertThat(fake.meAsync().get(20, TimeUnit.SECONDS)).isSameAs(sample);
      assertThat(asked[0]).isNotSameAs(Thread.currentThread());
      assertThat(fake.meAsync(Pulse.account("1")).get(20, TimeUnit.SECONDS)).isSameAs(sample);
    }
  }

  @Test
  void theFutureFailsWithWhatTheCallThrows() {
    answer(403, EXPIRED);
    CompletableFuture<AuthInfo> later = builder().build().meAsync();
    assertThat(later.handle((me, failure) -> failure).join())
        .isInstanceOf(UnauthenticatedException.class);
    assertThatThrownBy(later::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UnauthenticatedException.class);
    assertThatThrownBy(() -> builder().build().meAsync(Pulse.account("1")).join())
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAMissingRequestByName() {
    MeClient<AuthInfo> real = builder().build();
    assertThatThrownBy(() -> real.meAsync((MeRequest) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("request");
    MeClient<AuthInfo> fake = request -> AuthInfo.builder().userId(7).build();
    assertThatThrownBy(() -> fake.meAsync((MeRequest) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("request");
  }

  /** Answers when so many have asked, and not before. */
  private static final class Barrier extends Dispatcher {
    private final CyclicBarrier all = new CyclicBarrier(AT_ONCE);

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      try {
        all.await(30, TimeUnit.SECONDS);
        return Servers.json(200, "{\"userId\":1}");
      } catch (BrokenBarrierException | TimeoutException tooFew) {
        return Servers.json(500, "{}");
      }
    }
  }

  @Test
  void theServiceSeesFiftyRequestsAtOnce() {
    server.setDispatcher(new Barrier());
    MeClient<AuthInfo> client = builder().build();
    List<CompletableFuture<AuthInfo>> all =
        Stream.generate(client::meAsync).limit(AT_ONCE).toList();
    assertThat(all).allSatisfy(one -> assertThat(one.join().userId()).isEqualTo(1));
  }
}
