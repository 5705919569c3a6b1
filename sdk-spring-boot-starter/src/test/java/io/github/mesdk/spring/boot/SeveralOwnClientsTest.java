package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Several clients that the application built, without a property that names one of them. */
class SeveralOwnClientsTest {
  private static final MeClient<?> OWN = request -> () -> null;

  private static void assertEndsTheStart(ApplicationContextAssertProvider<?> context) {
    assertThat(context.getStartupFailure())
        .hasRootCauseInstanceOf(MeConfigurationException.class)
        .hasStackTraceContaining("there are several MeClient beans");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesdk.paths=/api/**", "mesdk.timeout=5s"})
  void endTheStartOfAServletApplication(String property) {
    new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class,
                MeServletSecurityAutoConfiguration.class,
                SecurityAutoConfiguration.class))
        .withPropertyValues(property)
        .withBean("first", MeClient.class, () -> OWN)
        .withBean("second", MeClient.class, () -> OWN)
        .run(SeveralOwnClientsTest::assertEndsTheStart);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesdk.paths=/api/**", "mesdk.timeout=5s"})
  void endTheStartOfAReactiveApplication(String property) {
    new ReactiveWebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class,
                MeReactiveSecurityAutoConfiguration.class,
                ReactiveSecurityAutoConfiguration.class))
        .withPropertyValues(property)
        .withBean("first", MeClient.class, () -> OWN)
        .withBean("second", MeClient.class, () -> OWN)
        .run(SeveralOwnClientsTest::assertEndsTheStart);
  }
}
