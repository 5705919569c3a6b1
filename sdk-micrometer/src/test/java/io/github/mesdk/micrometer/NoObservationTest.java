package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.testiny.AuthInfo;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What observations cost if no one observes. */
class NoObservationTest extends ObservedClientFixture {
  private static final int CALLS = 500;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Returns the bytes that a call allocates whose answer is in the cache. */
  private long bytesPerCall(MeClientBuilder<AuthInfo> builder) {
    MeClient<AuthInfo> client = builder.answerCache(MeCache.builder().build()).build();
    MeRequest request = MeRequest.ofToken(token);
    long bytes = 0;
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        client.me(request);
      }
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    return bytes / CALLS;
  }

  /** Debug logging would create the events of a call in any case. */
  @Test
  void theNoopRegistryCostsNothing() {
    MeClientBuilder<AuthInfo> builder = plainBuilder();
    assertThat(MeObservations.of(ObservationRegistry.NOOP).observe(builder)).isSameAs(builder);
    long plain = bytesPerCall(plainBuilder());
    long noop = bytesPerCall(MeObservations.of(ObservationRegistry.NOOP).observe(plainBuilder()));
    long empty =
        bytesPerCall(MeObservations.of(ObservationRegistry.create()).observe(plainBuilder()));
    long observed = bytesPerCall(builder());
    System.out.printf(
        "bytes per cached call: plain %d, NOOP %d, no handler %d, observed %d%n",
        plain, noop, empty, observed);
    assertThat(noop).isLessThanOrEqualTo(plain + 8);
    assertThat(empty).isLessThanOrEqualTo(plain + 400);
  }

  @Test
  void handlersThatAreAddedAfterTheClientIsBuiltGetItsCalls() {
    ObservationRegistry registry = ObservationRegistry.create(); // the one of an application
    MeClient<AuthInfo> client = MeObservations.of(registry).observe(plainBuilder()).build();
    SimpleMeterRegistry late = new SimpleMeterRegistry();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(late));
    client.me(MeRequest.ofToken(token));
    assertThat(late.get("me.client.calls").timer().count()).isEqualTo(1);
  }
}
