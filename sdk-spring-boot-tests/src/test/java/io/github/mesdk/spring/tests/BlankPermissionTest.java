package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

/** A provider sends a permission without a name, of which Spring Security makes no authority. */
class BlankPermissionTest {
  private static final String ANSWER =
      "{\"id\":7,\"email\":\"a@b.example\",\"token\":\"t\","
          + "\"flatPermissionsList\":[\"read\",\"\"]}";

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void doesNotCostTheAnswer(WebApplicationType type) throws Exception {
    try (MockIdentityProvider kit = MockIdentityProvider.start();
        RunningApp app =
            RunningApp.of(
                type,
                "mesdk.provider=pulse",
                "mesdk.timeout=30s",
                "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE))) {
      String token = kit.token(MockSystem.PULSE);
      kit.script(token)
          .thenAlways(Outcome.reply(200, Map.of("Content-Type", "application/json"), ANSWER));
      assertThat(app.get("/me", token).statusCode()).isEqualTo(200);
    }
  }
}
