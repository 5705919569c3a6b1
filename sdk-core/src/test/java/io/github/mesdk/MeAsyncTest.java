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

/** Tests {@code meAsync}. */
class MeAsyncTest extends TestinyServer {
  private static final int CONCURRENT_CALLS = 50;

  @Test
  void aLambdaRunsOnAThreadOfTheSdk() throws Exception {
    AuthInfo sample = AuthInfo.builder().userId(7).build();
    Thread[] thread = new Thread[1];
    try (MeClient<AuthInfo> fake =
        request -> {
          thread[0] = Thread.currentThread();
          return sample;
        }) {
      assertThat(fake.meAsync().get(20, TimeUnit.SECONDS)).isSameAs(sample);
      assertThat(thread[0]).isNotSameAs(Thread.currentThread());
      assertThat(fake.meAsync(Pulse.account("1")).get(20, TimeUnit.SECONDS)).isSameAs(sample);
    }
  }

  @Test
  void theFutureFailsWithTheExceptionOfTheCall() {
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
  void rejectsANullRequest() {
    MeClient<AuthInfo> real = builder().build();
    assertThatThrownBy(() -> real.meAsync((MeRequest) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("request");
    MeClient<AuthInfo> fake = request -> AuthInfo.builder().userId(7).build();
    assertThatThrownBy(() -> fake.meAsync((MeRequest) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("request");
  }

  /** Answers once {@link #CONCURRENT_CALLS} requests have arrived. */
  private static final class Barrier extends Dispatcher {
    private final CyclicBarrier all = new CyclicBarrier(CONCURRENT_CALLS);

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
        Stream.generate(client::meAsync).limit(CONCURRENT_CALLS).toList();
    assertThat(all).allSatisfy(one -> assertThat(one.join().userId()).isEqualTo(1));
  }
}
