package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeEvent;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.ReceivedRequest;
import io.github.mesdk.token.TokenProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The headers of a tracer reach the request, beside those of the application. */
class HeadersTest extends ObservedClientFixture {

  /** Injects fields that no request of the SDK can carry, as baggage can. */
  private static final class OddPropagator implements TextMapPropagator {
    @Override
    public Collection<String> fields() {
      return List.of();
    }

    @Override
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
      setter.set(carrier, "x-plain", "fine");
      setter.set(carrier, "x-umlaut", "M\u00fcnchen");
      setter.set(carrier, "x-lines", "a\r\nb");
      setter.set(carrier, "x blank", "a");
      setter.set(carrier, "Authorization", "Bearer other");
    }

    @Override
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
      return context;
    }
  }

  private ReceivedRequest onlyRequest() {
    assertThat(idp.requests(MockSystem.TESTINY)).hasSize(1);
    return idp.requests(MockSystem.TESTINY).get(0);
  }

  @Test
  void aFieldThatNoHeaderCanCarryIsLeftOut() {
    Telemetry odd = new Telemetry(new OddPropagator());
    MeObservations.of(odd.registry)
        .observe(plainBuilder())
        .tokenProvider(TokenProvider.of(token))
        .build()
        .me();
    odd.close();
    assertThat(onlyRequest().header("x-plain")).contains("fine");
    assertThat(onlyRequest().header("x-umlaut")).isEmpty();
    assertThat(onlyRequest().header("x-lines")).isEmpty();
    assertThat(onlyRequest().header("authorization")).isEmpty();
  }

  private Map<String, String> headers(MeEvent attempt) {
    Map<String, String> headers = new HashMap<>(observations.requestHeaders(attempt));
    headers.put("X-Request-Id", "r-1");
    return headers;
  }

  @Test
  void theApplicationAddsHeadersOfItsOwn() {
    builder().requestHeaders(this::headers).tokenProvider(TokenProvider.of(token)).build().me();
    assertThat(onlyRequest().header("traceparent")).isPresent();
    assertThat(onlyRequest().header("x-request-id")).contains("r-1");
  }
}
