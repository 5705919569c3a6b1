package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;

/** Spring keeps the observation of a reactive request in the context of the subscription. */
class ReactiveObservationTest {
  private final List<Observation.Context> started = new CopyOnWriteArrayList<>();
  private final ObservationRegistry registry = ObservationRegistry.create();

  private void observe() {
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<Observation.Context>() {
              @Override
              public void onStart(Observation.Context context) {
                started.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
  }

  @Test
  void theObservationOfTheRequestIsTheParentOfTheCall() {
    observe();
    Observation request = Observation.start("http.server.requests", registry);
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      new ReactiveWebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  MeClientAutoConfiguration.class,
                  MeObservationAutoConfiguration.class,
                  MeReactiveSecurityAutoConfiguration.class,
                  ReactiveSecurityAutoConfiguration.class))
          .withBean(ObservationRegistry.class, () -> registry)
          .withPropertyValues(
              "mesdk.provider=pulse",
              "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE),
              "mesdk.timeout=60s")
          .run(context -> {
            ReactiveOpaqueTokenIntrospector introspector =
                context.getBean(ReactiveOpaqueTokenIntrospector.class);
            assertThat(
                    introspector
                        .introspect(kit.token(MockSystem.PULSE))
                        .contextWrite(view -> view.put("micrometer.observation", request))
                        .block())
                .isNotNull();
          });
    }
    assertThat(registry.getCurrentObservation()).isNull();
    assertThat(started)
        .filteredOn(context -> "me.client.calls".equals(context.getName()))
        .singleElement()
        .satisfies(call -> assertThat(call.getParentObservation()).isSameAs(request));
  }
}
