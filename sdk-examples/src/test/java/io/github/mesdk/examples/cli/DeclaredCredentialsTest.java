package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member that the description of a provider marks as a live credential is masked. */
class DeclaredCredentialsTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();

  @AfterEach
  void stop() {
    idp.close();
  }

  /** The declared paths of all providers, below the payload. */
  static Stream<Arguments> declared() {
    try (MockIdentityProvider any = MockIdentityProvider.start()) {
      return Stream.concat(DemoCall.all(any).stream(), DemoServices.all(any).stream())
          .flatMap(DeclaredCredentialsTest::declared)
          .toList()
          .stream();
    }
  }

  private static Stream<Arguments> declared(DemoCall<?> call) {
    String envelope = call.provider().payload().map(payload -> payload + ".").orElse("");
    return call.provider().credentials().stream()
        .map(path -> Arguments.of(system(call), path.substring(envelope.length())));
  }

  private static MockSystem system(DemoCall<?> call) {
    String name = call.provider().name().toUpperCase(Locale.ROOT).replace('-', '_');
    return MockSystem.valueOf(name);
  }

  @Test
  void allProvidersAreChecked() {
    assertThat(
            Stream.concat(DemoCall.all(idp).stream(), DemoServices.all(idp).stream())
                .map(DeclaredCredentialsTest::system))
        .containsExactlyInAnyOrder(MockSystem.values());
    assertThat(declared().map(each -> each.get()[0]))
        .contains(MockSystem.PULSE, MockSystem.BETTER_AUTH, MockSystem.REDMINE);
  }

  @ParameterizedTest
  @MethodSource("declared")
  void aDeclaredMemberIsMaskedInEveryOutput(MockSystem system, String path) throws Exception {
    String live = member(Run.call(idp, system, "--output", "json", "--show-secrets"), path);
    assertThat(live).isNotEmpty().isNotEqualTo("***");
    assertThat(member(Run.call(idp, system, "--output", "json"), path)).isEqualTo("***");
    for (String output : List.of("text", "json", "identity")) {
      Run run = Run.call(idp, system, "--output", output);
      assertThat(run.status()).isZero();
      assertThat(run.out()).doesNotContain(live);
    }
  }

  private static String member(Run run, String path) throws Exception {
    JsonNode answer = JsonMapper.builder().build().readTree(run.out());
    return answer.at('/' + path.replace('.', '/')).asText();
  }
}
