package io.github.mesdk.micrometer;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.model.CurrentUser;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;

/**
 * Observes the calls of clients with Micrometer: metrics and, if a tracer is set up, spans.
 *
 * <pre>{@code
 * MeObservations observations = MeObservations.of(registry);
 * MeClient<AuthInfo> client = observations.observe(MeClient.builder(Testiny.provider())).build();
 * }</pre>
 *
 * <p>{@link MeObservationDocumentation} lists the observations, their names and their key values.
 * None of them contains a credential or data about a user. An exception in an observation is a copy
 * without the texts of the service.
 *
 * <p>The observation of a call is a child of the observation or the span that is current on the
 * thread that calls {@code me} or {@code meAsync}. Token requests and attempts are children of the
 * call, on any thread. Each is current while it runs, so observations of a token provider or of an
 * {@code OkHttpClient} are its children. If several calls share the attempts of an {@code
 * AnswerCache}, the attempts are children of the call that started them.
 *
 * <p>Immutable and thread-safe. One instance can observe several clients.
 */
public final class MeObservations {
  private final ObservationRegistry registry;
  private final Conventions conventions;
  private final ObservationListener listener;

  private MeObservations(ObservationRegistry registry, Conventions conventions) {
    this.registry = registry;
    this.conventions = conventions;
    this.listener = new ObservationListener(registry, conventions);
  }

  /**
   * Returns observations for this registry, with the conventions {@link DefaultMeCallConvention},
   * {@link DefaultMeAttemptConvention} and {@link DefaultMeTokenConvention}. A {@link
   * io.micrometer.observation.GlobalObservationConvention} of the registry replaces a default
   * convention.
   */
  public static MeObservations of(ObservationRegistry registry) {
    return new MeObservations(requireNonNull(registry, "registry"), Conventions.DEFAULTS);
  }

  /** Returns a copy with another convention for calls. */
  public MeObservations withCallConvention(ObservationConvention<MeCallContext> convention) {
    return new MeObservations(registry, conventions.withCalls(convention));
  }

  /** Returns a copy with another convention for attempts. */
  public MeObservations withAttemptConvention(ObservationConvention<MeAttemptContext> convention) {
    return new MeObservations(registry, conventions.withAttempts(convention));
  }

  /** Returns a copy with another convention for token requests at the start of a call. */
  public MeObservations withTokenRequestConvention(
      ObservationConvention<MeTokenContext> convention) {
    return new MeObservations(registry, conventions.withTokenRequests(convention));
  }

  /** Returns a copy with another convention for token requests after a rejected token. */
  public MeObservations withTokenRefreshConvention(
      ObservationConvention<MeTokenContext> convention) {
    return new MeObservations(registry, conventions.withTokenRefreshes(convention));
  }

  /**
   * Adds the listener and sets the function for {@linkplain MeClientBuilder#requestHeaders request
   * headers}. If the client needs other headers per attempt as well, set a function of your own
   * afterwards, which calls {@link #requestHeaders} and adds them.
   *
   * <p>For {@link ObservationRegistry#NOOP}, this method changes nothing, so the calls of the
   * client cost nothing.
   *
   * @return the builder
   */
  public <T extends CurrentUser> MeClientBuilder<T> observe(MeClientBuilder<T> builder) {
    requireNonNull(builder, "builder");
    // A registry without handlers is a no-op too, and may get its handlers later.
    return registry.equals(ObservationRegistry.NOOP)
        ? builder
        : builder.listener(listener).requestHeaders(this::requestHeaders);
  }

  /** Returns the listener that {@link #observe} adds. */
  public MeListener listener() {
    return listener;
  }

  /**
   * Returns the headers that a tracer adds to this attempt, such as {@code traceparent}; empty
   * without a tracer. Values that no header can carry are left out.
   *
   * @param attempt the event of the attempt, from {@link MeClientBuilder#requestHeaders}
   * @return the headers; unmodifiable
   */
  public Map<String, String> requestHeaders(MeEvent attempt) {
    return listener.headers(attempt);
  }
}
