package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The introspection endpoint rejects the credentials of the application, and not the token. */
@ExtendWith(OutputCaptureExtension.class)
class RejectedApplicationTest {

  private static RunningApp app(WebApplicationType type, MockIdentityProvider kit, String secret) {
    return RunningApp.of(
        type,
        "mesdk.provider=introspection",
        "mesdk.issuer=" + kit.issuer(),
        "mesdk.timeout=30s",
        "mesdk.client-credentials.client-id=" + kit.credentials().clientId(),
        "mesdk.client-credentials.client-secret=" + secret);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void isA503WithRetryAfter(WebApplicationType type, CapturedOutput output) throws Exception {
    try (MockIdentityProvider kit = MockIdentityProvider.start();
        RunningApp app = app(type, kit, "wrong-secret")) {
      String token = kit.token(MockSystem.OIDC);
      HttpResponse<String> response = app.get("/me", token);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
      assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(output.toString().lines().filter(line -> line.contains("Answered 503")))
          .hasSize(1);
      assertThat(output).doesNotContain("\tat ", "wrong-secret", token);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void withTheRightCredentialsATokenIsJudged(WebApplicationType type) throws Exception {
    try (MockIdentityProvider kit = MockIdentityProvider.start();
        RunningApp app = app(type, kit, kit.credentials().clientSecret())) {
      assertThat(app.get("/me", kit.token(MockSystem.OIDC)).statusCode()).isEqualTo(200);
      assertThat(app.get("/me", "wrong").statusCode()).isEqualTo(401);
    }
  }
}
