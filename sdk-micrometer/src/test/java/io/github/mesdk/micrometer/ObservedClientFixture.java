package io.github.mesdk.micrometer;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A client of the test kit whose calls are observed. */
@Timeout(60)
@WithMockIdentityProvider
abstract class ObservedClientFixture {
  final Telemetry telemetry = new Telemetry();
  final MeObservations observations = MeObservations.of(telemetry.registry);
  MockIdentityProvider idp;
  String token;

  interface Work {
    void run() throws Exception;
  }

  @BeforeEach
  void signIn(MockIdentityProvider idp) {
    this.idp = idp;
    token = idp.token(MockSystem.TESTINY);
  }

  @AfterEach
  void close() {
    // Each scope that was opened must be closed on the thread that opened it.
    TestObservationRegistryAssert.assertThat(telemetry.registry)
        .doesNotHaveAnyRemainingCurrentObservation();
    telemetry.close();
  }

  /** Returns a builder without observations and without waits between attempts. */
  MeClientBuilder<AuthInfo> plainBuilder() {
    return MeClient.builder(Testiny.provider().at(idp.baseUrl(MockSystem.TESTINY)))
        .retryPolicy(
            RetryPolicy.builder().backoff(Duration.ofNanos(1), Duration.ofNanos(1)).build());
  }

  MeClientBuilder<AuthInfo> builder() {
    return observations.observe(plainBuilder());
  }

  /** Returns a second token, so that scripts of the kit can tell the two apart. */
  String anotherToken() {
    return idp.signIn(MockSystem.TESTINY, idp.users(MockSystem.TESTINY).get(1));
  }

  /** Runs the work inside an observation of the program. */
  void inRequest(Work work) throws Exception {
    Observation.createNotStarted("http.server.requests", telemetry.registry)
        .contextualName("GET /orders")
        .observeChecked(work::run);
  }
}
