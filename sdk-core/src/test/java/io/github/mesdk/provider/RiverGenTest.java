package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.testing.Files;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class RiverGenTest extends ProviderContractTest<CurrentUserInfo> {

  RiverGenTest() {
    super("rivergen");
  }

  @Override
  protected IdentityProvider<CurrentUserInfo> providerAt(URI baseUrl) {
    return RiverGen.provider().at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/api/v1/auth/me");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Override
  protected ObjectNode wrap(ObjectNode answer) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("success", true);
    envelope.set("data", answer);
    return envelope.put("message", "User information retrieved successfully");
  }

  @Test
  void theErrorPathStartsAtTheRootOfTheBody() {
    ObjectNode answer = Files.tree("rivergen/me.json");
    ((ObjectNode) answer.path("user")).put("disabled_at", "yes");
    answer(200, wrap(answer).toString());
    assertThat(((DecodeException) failure()).path()).contains("data.user.disabled_at");
  }

  @Test
  void anEnvelopeWithoutSuccessIsAccepted() {
    ObjectNode envelope = wrap(Files.tree("rivergen/me-minimal.json"));
    envelope.remove("success");
    answer(200, envelope.toString());
    assertThat(client().me().user().id()).isPositive();
  }

  @Test
  void anAnswerWithAPendingSecondFactorIsAccepted() {
    ObjectNode answer = Files.tree("rivergen/me.json").put("mfa_required", true);
    answer(200, wrap(answer).toString());
    assertThat(client().me().additionalProperties()).containsEntry("mfa_required", true);
  }
}
