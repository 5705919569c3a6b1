package io.github.mesdk.testkit;

import java.net.URI;
import java.util.List;

/**
 * One endpoint of a {@link MockIdentityProvider}, with outages, scripts and counts of its own.
 *
 * <pre>{@code
 * idp.keysEndpoint().outage();
 * idp.revocationEndpoint().script().then(Outcome.unavailable()).thenSuccess();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public sealed class MockEndpoint permits MockTokenEndpoint {
  private final MockIdentityProvider provider;
  private final String path;
  private final EndpointDispatcher dispatcher;

  MockEndpoint(MockIdentityProvider provider, String path, EndpointDispatcher dispatcher) {
    this.provider = provider;
    this.path = path;
    this.dispatcher = dispatcher;
  }

  /** The URL of the endpoint. */
  public final URI url() {
    return provider.at(path);
  }

  /**
   * Replaces the script for all requests to this endpoint and returns the new, empty one. At a
   * token endpoint, the script of the refresh token applies if this script's outcome is {@link
   * Outcome#success()}: see {@link MockIdentityProvider#script}.
   */
  public final OutcomeScript script() {
    return dispatcher.newScript();
  }

  /** Takes the endpoint down: every request gets {@link Outcome#unavailable()}. */
  public final void outage() {
    outage(Outcome.unavailable());
  }

  /**
   * Makes every request to the endpoint end in this outcome. Scripts do not advance during an
   * outage.
   *
   * @throws IllegalArgumentException if the system does not support the outcome
   */
  public final void outage(Outcome outcome) {
    dispatcher.outage(outcome);
  }

  /** Ends the endpoint's outage; does nothing if there is none. */
  public final void recover() {
    dispatcher.recover();
  }

  /**
   * The requests to this endpoint since the start or the last {@link MockIdentityProvider#clear()},
   * in order of arrival.
   */
  public final List<ReceivedRequest> requests() {
    return provider.requests().stream().filter(request -> request.path().equals(path)).toList();
  }

  /** The number of {@link #requests()}. */
  public final int count() {
    return requests().size();
  }
}
