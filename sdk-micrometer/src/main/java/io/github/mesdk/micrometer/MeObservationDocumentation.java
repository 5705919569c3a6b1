package io.github.mesdk.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of the SDK. Each is a timer with the name of the observation and, with a tracer,
 * a span. All key values have few different values. A key value without a value is {@code none},
 * such as those of the {@code active} long task timers.
 */
public enum MeObservationDocumentation implements ObservationDocumentation {
  /** A call of {@code me} or {@code meAsync}, with its retries and waits. */
  CALL("me.client.calls", DefaultMeCallConvention.class),
  /** One attempt of a call, which sends a request to the provider. */
  ATTEMPT("me.client.attempts", DefaultMeAttemptConvention.class),
  /**
   * A call of the client's token provider at the start of a call. The token provider usually
   * returns a token that it already has.
   */
  TOKEN_REQUEST("me.token.requests", DefaultMeTokenConvention.class),
  /** A call of the client's token provider after the service rejected the first token of a call. */
  TOKEN_REFRESH("me.token.refreshes", DefaultMeTokenConvention.class);

  private final String observationName;
  private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;

  MeObservationDocumentation(
      String observationName,
      Class<? extends ObservationConvention<? extends Observation.Context>> convention) {
    this.observationName = observationName;
    this.convention = convention;
  }

  @Override
  public String getName() {
    return observationName;
  }

  @Override
  public Class<? extends ObservationConvention<? extends Observation.Context>>
      getDefaultConvention() {
    return convention;
  }

  @Override
  public KeyName[] getLowCardinalityKeyNames() {
    return switch (this) {
      case CALL -> CallKey.values();
      case ATTEMPT -> AttemptKey.values();
      case TOKEN_REQUEST, TOKEN_REFRESH -> TokenKey.values();
    };
  }

  @Override
  public String getPrefix() {
    return "";
  }

  /** The key values of a call. */
  public enum CallKey implements KeyName {
    /** The name of the provider, such as {@code testiny}. */
    PROVIDER("provider"),
    /**
     * How the call ended: {@code answered}, or the {@linkplain io.github.mesdk.MeEvent#kind kind}.
     */
    KIND("kind"),
    /** Where the answer came from: the {@link io.github.mesdk.CacheOutcome} in lower case. */
    CACHE_OUTCOME("cache.outcome");

    private final String key;

    CallKey(String key) {
      this.key = key;
    }

    @Override
    public String asString() {
      return key;
    }
  }

  /** The key values of an attempt. */
  public enum AttemptKey implements KeyName {
    /** The name of the provider, such as {@code testiny}. */
    PROVIDER("provider"),
    /**
     * How the attempt ended: {@code answered}, or the {@linkplain io.github.mesdk.MeEvent#kind
     * kind}.
     */
    KIND("kind"),
    /** The HTTP status of the response, such as {@code 503}. */
    STATUS("status"),
    /** Why the attempt started: the {@link MeAttemptContext.Trigger} in lower case. */
    TRIGGER("trigger");

    private final String key;

    AttemptKey(String key) {
      this.key = key;
    }

    @Override
    public String asString() {
      return key;
    }
  }

  /** The key values of a token request. */
  public enum TokenKey implements KeyName {
    /** The name of the provider, such as {@code testiny}. */
    PROVIDER("provider"),
    /**
     * How the token request ended: {@code answered}, or the {@linkplain
     * io.github.mesdk.MeEvent#kind kind}.
     */
    KIND("kind");

    private final String key;

    TokenKey(String key) {
      this.key = key;
    }

    @Override
    public String asString() {
      return key;
    }
  }
}
