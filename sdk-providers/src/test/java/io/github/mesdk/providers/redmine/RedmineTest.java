package io.github.mesdk.providers.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class RedmineTest extends ProviderContractTest<RedmineUser> {

  RedmineTest() {
    super("redmine");
  }

  @Override
  protected IdentityProvider<RedmineUser> providerAt(URI baseUrl) {
    return Redmine.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/users/current.json");
    assertThat(request.getHeaders().get("X-Redmine-API-Key")).isEqualTo(TOKEN);
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Override
  protected ObjectNode wrap(ObjectNode answer) {
    return answer.objectNode().set("user", answer);
  }

  @Test
  void theApiKeyIsACredential() {
    String key = "fdb89b095cdb1fb84c98c8846166cccb66684b5b";
    answer(200, wrap(Files.tree("redmine/me.json")).toString());
    RedmineUser me = client().me();
    assertThat(me.apiKey()).contains(key);
    assertThat(me).asString().doesNotContain(key);
    assertThat(me.identity().mfaEnabled()).contains(true);
    assertThat(providerAt(baseUrl()).credentials()).containsExactly("user.api_key");
  }

  @Test
  void aUserWithoutASecondFactorMayHaveNone() {
    answer(200, wrap(Files.tree("redmine/me-minimal.json")).toString());
    assertThat(client().me().identity().mfaEnabled()).isEmpty();
  }
}
