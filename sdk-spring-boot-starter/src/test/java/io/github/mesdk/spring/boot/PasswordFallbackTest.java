package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Spring Boot's generated password never protects an application without a message. */
@ExtendWith(OutputCaptureExtension.class)
class PasswordFallbackTest {
  private static final String CLIENT = "mesdk.provider=rivergen";
  private static final String WARNING = "No Me client checks the requests";

  private static FilteredClassLoader withoutResourceServer() {
    return new FilteredClassLoader("org.springframework.security.oauth2.server.resource");
  }

  private static WebApplicationContextRunner servlet() {
    return new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class, SecurityAutoConfiguration.class));
  }

  private static void assertEndsTheStart(ApplicationContextAssertProvider<?> context) {
    assertThat(context.getStartupFailure())
        .isInstanceOfSatisfying(
            MeConfigurationException.class,
            failure ->
                assertThat(failure.action())
                    .contains(
                        "Spring Boot's starter for resource servers",
                        "declare a security filter chain bean in the application",
                        "mesdk.security.enabled=false",
                        "another auto-configuration"));
  }

  @Test
  void aClientWithoutAResourceServerEndsTheStart() {
    servlet()
        .withClassLoader(withoutResourceServer())
        .withPropertyValues(CLIENT)
        .run(PasswordFallbackTest::assertEndsTheStart);
    new ReactiveWebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class, ReactiveSecurityAutoConfiguration.class))
        .withClassLoader(withoutResourceServer())
        .withPropertyValues(CLIENT)
        .run(PasswordFallbackTest::assertEndsTheStart);
  }

  @Test
  void anApplicationWithItsOwnChainNeedsNoResourceServer() {
    servlet()
        .withClassLoader(withoutResourceServer())
        .withBean(
            SecurityFilterChain.class,
            () -> new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE))
        .withPropertyValues(CLIENT)
        .run(context -> assertThat(context).hasNotFailed());
  }

  /** What another library brings. */
  @AutoConfiguration
  static class LaterAutoConfiguration {
    @Bean
    SecurityFilterChain chainOfALibrary() {
      return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    }
  }

  @Test
  void aChainOfALaterAutoConfigurationDoesNotCount() {
    WebApplicationContextRunner runner =
        servlet()
            .withConfiguration(AutoConfigurations.of(LaterAutoConfiguration.class))
            .withClassLoader(withoutResourceServer())
            .withPropertyValues(CLIENT);
    runner.run(PasswordFallbackTest::assertEndsTheStart);
    runner
        .withPropertyValues("mesdk.security.enabled=false")
        .run(context -> assertThat(context).hasNotFailed().hasBean("chainOfALibrary"));
  }

  @Test
  void anApplicationMaySwitchTheSecurityOff() {
    servlet()
        .withClassLoader(withoutResourceServer())
        .withPropertyValues(CLIENT, "mesdk.security.enabled=false")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void withoutAClientTheLogWarns(CapturedOutput output) {
    servlet().run(context -> assertThat(context).hasNotFailed());
    assertThat(output).contains(WARNING);
  }

  @Test
  void withAClientOrWithoutAWebServerTheLogDoesNotWarn(CapturedOutput output) {
    servlet().withPropertyValues(CLIENT).run(context -> assertThat(context).hasNotFailed());
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(MeClientAutoConfiguration.class))
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(output).doesNotContain(WARNING);
  }
}
