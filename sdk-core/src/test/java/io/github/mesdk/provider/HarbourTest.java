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

/** A provider whose model is a record, as somebody outside of the SDK would write it. */
class HarbourTest extends ProviderContractTest<HarbourUser> {

  HarbourTest() {
    super("harbour");
  }

  @Override
  IdentityProvider<HarbourUser> providerAt(URI baseUrl) {
    return Harbour.at(baseUrl);
  }

  @Override
  void assertAsked(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/v2/whoami");
    assertThat(request.getHeaders().get("X-Harbour-Key")).isEqualTo(TOKEN);
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Override
  ObjectNode wrap(ObjectNode answer) {
    return JsonNodeFactory.instance.objectNode().put("ok", true).set("result", answer);
  }

  @Test
  void saysWhoTheUserIs() {
    answer(200, wrap(Files.tree("harbour/me.json")).toString());
    Identity who = client().me().identity();
    assertThat(who.subject()).isEqualTo("pilot-1815");
    assertThat(who.email()).contains("ada@example.com");
    assertThat(who.active()).contains(true);
  }

  @Test
  void namesTheMemberThatIsMissing() {
    answer(200, "{\"ok\": true, \"result\": {\"login\": \"ada\"}}");
    assertThat((DecodeException) failure()).hasMessageContaining("id is missing");
  }
}
