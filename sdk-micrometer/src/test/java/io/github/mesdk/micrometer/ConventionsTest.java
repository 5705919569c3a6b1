package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.AccessToken;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.opentelemetry.api.common.AttributeKey;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Applications replace names and key values, and disable observations. */
class ConventionsTest extends ObservedClientFixture {

  private static final class Calls extends DefaultMeCallConvention {
    @Override
    public String getName() {
      return "app.me";
    }
  }

  private static final class Attempts extends DefaultMeAttemptConvention {
    @Override
    public KeyValues getHighCardinalityKeyValues(MeAttemptContext context) {
      return KeyValues.of("request.id", context.event().requestId().orElse(KeyValue.NONE_VALUE));
    }
  }

  private static final class Tokens extends DefaultMeTokenConvention {
    Tokens(MeObservationDocumentation observation) {
      super(observation);
    }

    @Override
    public String getContextualName(MeTokenContext context) {
      return "login " + context.isRefresh();
    }
  }

  private void call(MeObservations observations) {
    String old = anotherToken();
    idp.script(old).then(Outcome.expiredToken());
    Queue<String> tokens = new ArrayDeque<>(List.of(old, token));
    observations
        .observe(plainBuilder())
        .tokenProvider(() -> AccessToken.of(tokens.remove()))
        .build()
        .me();
  }

  @Test
  void anApplicationReplacesTheConventions() {
    call(
        observations
            .withCallConvention(new Calls())
            .withAttemptConvention(new Attempts())
            .withTokenRequestConvention(new Tokens(MeObservationDocumentation.TOKEN_REQUEST))
            .withTokenRefreshConvention(new Tokens(MeObservationDocumentation.TOKEN_REFRESH)));
    assertThat(telemetry.meters.get("app.me").timer().count()).isEqualTo(1);
    assertThat(telemetry.meters.find("me.client.calls").timer()).isNull();
    assertThat(telemetry.spans())
        .extracting(span -> span.getName())
        .contains("login false", "login true");
    assertThat(telemetry.spans())
        .filteredOn(span -> span.getName().equals("attempt"))
        .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("request.id")))
        .hasSize(2)
        .doesNotContainNull();
  }

  /** As an application registers it for all libraries. */
  private static final class Global extends DefaultMeCallConvention
      implements GlobalObservationConvention<MeCallContext> {
    @Override
    public String getContextualName(MeCallContext context) {
      return "who is it?";
    }
  }

  @Test
  void aGlobalConventionReplacesTheDefault() {
    telemetry.registry.observationConfig().observationConvention(new Global());
    call(observations);
    assertThat(telemetry.spans()).extracting(span -> span.getName()).contains("who is it?");
  }

  @Test
  void attemptsAreChildrenOfTheRequestIfTheApplicationDisablesCalls() throws Exception {
    telemetry
        .registry
        .observationConfig()
        .observationPredicate((name, context) -> !name.equals("me.client.calls"));
    inRequest(() -> call(observations));
    assertThat(SpanTree.of(telemetry.spans()))
        .startsWith("GET /orders\n  token kind=answered\n  attempt ");
  }

  @Test
  void theApplicationDisablesAttempts() throws Exception {
    telemetry
        .registry
        .observationConfig()
        .observationPredicate((name, context) -> !(context instanceof MeAttemptContext));
    inRequest(() -> call(observations));
    assertThat(SpanTree.of(telemetry.spans()))
        .isEqualTo(
            "GET /orders\n  me testiny kind=answered\n    token kind=answered\n"
                + "    token refresh kind=answered");
    assertThat(Observation.NOOP.isNoop()).isTrue();
  }
}
