package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.testing.Files;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class CloudBaseTest extends ProviderContractTest<Profile> {

  CloudBaseTest() {
    super("cloudbase");
  }

  @Override
  protected IdentityProvider<Profile> providerAt(URI baseUrl) {
    return CloudBase.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/auth/v1/user/me");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("x-device-id")).isNull();
  }

  @Test
  void deviceAndClientIdAreSent() throws Exception {
    answer(200, Files.text("cloudbase/me.json"));
    client().me(CloudBase.device("device_123456").and(CloudBase.client("app 1")));
    RecordedRequest request = receivedRequest();
    assertThat(request.getTarget()).isEqualTo("/auth/v1/user/me?client_id=app%201");
    assertThat(request.getHeaders().get("x-device-id")).isEqualTo("device_123456");
  }

  @Test
  void theSubjectIsReadFromEitherMember() {
    answer(200, "{\"user_id\":\"42\",\"error\":\"a new member\"}");
    assertThat(client().me().identity().subject()).isEqualTo("42");
  }

  @Test
  void anEnvironmentHasItsBaseUrl() {
    assertThat(CloudBase.environment("my-env-1").baseUrl())
        .isEqualTo(URI.create("https://my-env-1.api.tcloudbasegateway.com"));
  }

  @Test
  void anEnvironmentThatChangesTheHostIsRejected() {
    assertThatThrownBy(() -> CloudBase.environment("evil.example.com/"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDeviceIdThatIsTooLongIsRejected() {
    assertThat(CloudBase.device("x".repeat(71)).arguments()).hasSize(1);
    assertThatThrownBy(() -> CloudBase.device("x".repeat(72)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
