package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.spring.boot.CallState.Status;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which failures of a discovery concern the issuer, on a clock that the test moves. */
class IssuerDiscoveryTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final OAuth2Issuer ISSUER =
      OAuth2Issuer.builder(URI.create("https://id.example.com")).build();

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private final CallState state = new CallState(clock::get, TIMEOUT);

  /** A discovery that fails in this way, after this time. */
  private IssuerDiscovery failing(Reason reason, Duration after) {
    return discovery(reason, after, Integer.MAX_VALUE);
  }

  private IssuerDiscovery discovery(Reason reason, Duration after, int failures) {
    return new IssuerDiscovery(
        deadline -> {
          if (requests.incrementAndGet() > failures) {
            return ISSUER;
          }
          clock.addAndGet(after.toNanos());
          throw TransportException.of(reason, "no metadata", null);
        },
        clock::get,
        state);
  }

  private Deadline in(Duration timeout) {
    return Deadline.after(timeout, clock::get);
  }

  private void assertFails(IssuerDiscovery discovery, Duration timeout) {
    assertThatThrownBy(() -> discovery.get(in(timeout))).isInstanceOf(TransportException.class);
  }

  @Test
  void callsThatFailWithoutARequestAreNotCounted() {
    IssuerDiscovery discovery = failing(Reason.CONNECT, Duration.ZERO);
    for (int call = 0; call < 10; call++) {
      assertFails(discovery, TIMEOUT);
    }
    assertThat(requests).hasValue(1);
    assertThat(state.status()).isEqualTo(Status.UP);
    assertThat(state.lastKind()).hasValue("TransportException");
    for (int second = 0; second < 2; second++) {
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      assertFails(discovery, TIMEOUT);
    }
    assertThat(requests).hasValue(3);
    assertThat(state.status()).isEqualTo(Status.DOWN);
  }

  @Test
  void anInterruptedCallerDoesNotFailTheOthers() {
    IssuerDiscovery discovery = discovery(Reason.INTERRUPTED, Duration.ofSeconds(1), 1);
    assertFails(discovery, TIMEOUT);
    assertThat(state.status()).isEqualTo(Status.UNKNOWN);
    assertThat(discovery.get(in(TIMEOUT))).isSameAs(ISSUER);
  }

  @Test
  void aCallerWithLittleTimeDoesNotFailTheOthers() {
    IssuerDiscovery discovery = discovery(Reason.TIMEOUT, Duration.ofSeconds(1), 1);
    assertFails(discovery, Duration.ofSeconds(1));
    assertThat(state.status()).isEqualTo(Status.UNKNOWN);
    assertThat(discovery.get(in(TIMEOUT))).isSameAs(ISSUER);
  }

  @Test
  void anIssuerThatDoesNotRespondIsDown() {
    IssuerDiscovery discovery = failing(Reason.TIMEOUT, TIMEOUT);
    for (int call = 0; call < 3; call++) {
      assertFails(discovery, TIMEOUT);
      assertFails(discovery, TIMEOUT); // without a request
      assertThat(requests).hasValue(call + 1);
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(state.status()).isEqualTo(Status.DOWN);
  }

  @Test
  void callersThatLeaveAnIssuerThatDoesNotRespondShowThatItIsDown() {
    IssuerDiscovery discovery = failing(Reason.INTERRUPTED, TIMEOUT.dividedBy(2));
    for (int call = 0; call < 3; call++) {
      assertFails(discovery, TIMEOUT);
    }
    assertThat(requests).hasValue(3);
    assertThat(state.status()).isEqualTo(Status.DOWN);
  }

  @Test
  void aMissingEndpointIsCountedForEachCall() {
    IssuerDiscovery discovery = discovery(Reason.CONNECT, Duration.ZERO, 0);
    for (int call = 0; call < 3; call++) {
      assertThatThrownBy(() ->
              discovery.endpoint(
                  in(TIMEOUT),
                  issuer -> {
                    throw TransportException.of(Reason.CONNECT, "no endpoint", null);
                  }))
          .isInstanceOf(TransportException.class);
    }
    assertThat(requests).hasValue(1);
    assertThat(state.status()).isEqualTo(Status.DOWN);
  }
}
