package io.github.mesdk.micrometer;

import io.github.mesdk.micrometer.MeObservationDocumentation.CallKey;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Name and key values of {@link MeObservationDocumentation#CALL}. Extend it to change some. */
public class DefaultMeCallConvention implements ObservationConvention<MeCallContext> {
  static final DefaultMeCallConvention INSTANCE = new DefaultMeCallConvention();

  /** For subclasses. */
  public DefaultMeCallConvention() {}

  @Override
  public String getName() {
    return MeObservationDocumentation.CALL.getName();
  }

  @Override
  public String getContextualName(MeCallContext context) {
    return "me " + context.event().provider();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(MeCallContext context) {
    return KeyValues.of(
        CallKey.PROVIDER.withValue(context.event().provider()),
        CallKey.KIND.withValue(context.event().kind().orElse(KeyValue.NONE_VALUE)),
        context
            .cacheOutcome()
            .map(KeyTexts::of)
            .map(CallKey.CACHE_OUTCOME::withValue)
            .orElseGet(() -> CallKey.CACHE_OUTCOME.withValue(KeyValue.NONE_VALUE)));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof MeCallContext;
  }
}
