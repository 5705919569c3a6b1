package io.github.mesdk.micrometer;

import io.github.mesdk.micrometer.MeObservationDocumentation.TokenKey;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Name and key values of {@link MeObservationDocumentation#TOKEN_REQUEST} or {@link
 * MeObservationDocumentation#TOKEN_REFRESH}. Extend it to change some.
 */
public class DefaultMeTokenConvention implements ObservationConvention<MeTokenContext> {
  static final DefaultMeTokenConvention REQUEST =
      new DefaultMeTokenConvention(MeObservationDocumentation.TOKEN_REQUEST);
  static final DefaultMeTokenConvention REFRESH =
      new DefaultMeTokenConvention(MeObservationDocumentation.TOKEN_REFRESH);

  private final MeObservationDocumentation observation;

  /** Creates the convention of one of the two observations. */
  public DefaultMeTokenConvention(MeObservationDocumentation observation) {
    this.observation = observation;
  }

  @Override
  public String getName() {
    return observation.getName();
  }

  @Override
  public String getContextualName(MeTokenContext context) {
    return context.isRefresh() ? "token refresh" : "token";
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(MeTokenContext context) {
    // The event of a success has no kind, and its duration is present.
    String kind = context.event().duration().isPresent() ? "answered" : "none";
    return KeyValues.of(
        TokenKey.PROVIDER.withValue(context.event().provider()),
        TokenKey.KIND.withValue(context.event().kind().orElse(kind)));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof MeTokenContext;
  }
}
