package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.testing.Files;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** A custom provider whose model is a record. */
class HarbourTest extends ProviderContractTest<HarbourUser> {

  HarbourTest() {
    super("harbour");
  }

  @Override
  protected IdentityProvider<HarbourUser> providerAt(URI baseUrl) {
    return Harbour.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/v2/whoami");
    assertThat(request.getHeaders().get("X-Harbour-Key")).isEqualTo(TOKEN);
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Override
  protected ObjectNode wrap(ObjectNode answer) {
    return JsonNodeFactory.instance.objectNode().put("ok", true).set("result", answer);
  }

  @Test
  void theUserIsMappedToAnIdentity() {
    answer(200, wrap(Files.tree("harbour/me.json")).toString());
    Identity identity = client().me().identity();
    assertThat(identity.subject()).isEqualTo("pilot-1815");
    assertThat(identity.email()).contains("ada@example.com");
    assertThat(identity.active()).contains(true);
  }

  @Test
  void theMissingMemberIsNamed() {
    answer(200, "{\"ok\": true, \"result\": {\"login\": \"ada\"}}");
    assertThat((DecodeException) failure()).hasMessageContaining("id is missing");
  }
}
