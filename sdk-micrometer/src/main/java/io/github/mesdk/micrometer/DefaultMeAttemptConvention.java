package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.github.mesdk.micrometer.MeObservationDocumentation.AttemptKey;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Name and key values of {@link MeObservationDocumentation#ATTEMPT}. Extend it to change some. */
public class DefaultMeAttemptConvention implements ObservationConvention<MeAttemptContext> {
  static final DefaultMeAttemptConvention INSTANCE = new DefaultMeAttemptConvention();

  /** For subclasses. */
  public DefaultMeAttemptConvention() {}

  @Override
  public String getName() {
    return MeObservationDocumentation.ATTEMPT.getName();
  }

  @Override
  public String getContextualName(MeAttemptContext context) {
    return "attempt";
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(MeAttemptContext context) {
    MeEvent event = context.event();
    KeyValue status =
        event.status().isPresent()
            ? AttemptKey.STATUS.withValue(Integer.toString(event.status().getAsInt()))
            : AttemptKey.STATUS.withValue(KeyValue.NONE_VALUE);
    return KeyValues.of(
        AttemptKey.PROVIDER.withValue(event.provider()),
        AttemptKey.KIND.withValue(event.kind().orElse(KeyValue.NONE_VALUE)),
        status,
        AttemptKey.TRIGGER.withValue(KeyTexts.of(context.trigger())));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof MeAttemptContext;
  }
}
