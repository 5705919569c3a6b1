package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class KrystalTest extends ProviderContractTest<AuthorizationDetails> {
  private static final String SUBJECT = "subject-5ecret";

  KrystalTest() {
    super("krystal");
  }

  @Override
  IdentityProvider<AuthorizationDetails> providerAt(URI baseUrl) {
    return Krystal.provider().at(baseUrl);
  }

  @Override
  void assertAsked(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/api/v1/user/authorization");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getBody().utf8()).isEqualTo("{\"token\":\"" + TOKEN + "\"}");
  }

  @Test
  void sendsTheArgumentsInTheBody() throws Exception {
    answer(200, Files.text("krystal/me.json"));
    client()
        .me(
            Krystal.subject(SUBJECT)
                .session("s_1")
                .property("ip_address", "192.0.2.1")
                .property("user_agent", "curl")
                .organizationIdentifier("acme")
                .organizationId("org_1"));
    RecordedRequest request = asked();
    assertThat(request.getTarget()).isEqualTo("/api/v1/user/authorization");
    assertThat(Files.read(request.getBody().utf8(), JsonNode.class))
        .isEqualTo(Files.tree("krystal/request.json"));
  }

  @Test
  void sendsTheArgumentsInTheQueryWhenToldToGet() throws Exception {
    answer(200, Files.text("krystal/me.json"));
    MeClient.builder(Krystal.withGet().at(baseUrl()))
        .tokenProvider(TokenProvider.of(TOKEN))
        .build()
        .me(Krystal.subject("a+b&c").session("s 1").organizationId("org_1"));
    RecordedRequest request = asked();
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getUrl().queryParameter("token")).isEqualTo("a+b&c");
    assertThat(request.getUrl().queryParameter("session[id]")).isEqualTo("s 1");
    assertThat(request.getUrl().queryParameter("organization[id]")).isEqualTo("org_1");
    assertThat(request.getBody()).isNull();
  }

  @Test
  void saysWhichScopeIsMissing() {
    answer(403, Files.text("krystal/error-scopes.json").replace("__CODE__", "scope_not_granted"));
    PermissionDeniedException failure = (PermissionDeniedException) failure();
    assertThat(failure.error().missingScopes()).containsExactly("user.authorization");
    assertThat(failure).hasMessageContaining("missing scopes: user.authorization");
  }

  @Test
  void showsTheSubjectsTokenNowhere() {
    KrystalQuestion question = Krystal.subject(SUBJECT).session("s_1");
    assertThat(question.toString()).contains("s_1").doesNotContain(SUBJECT);
    answer(403, "{\"error\":{\"code\":\"x\",\"description\":\"no " + SUBJECT + "\"}}");
    assertThatThrownBy(() -> client().me(question))
        .isInstanceOf(ApiException.class)
        .satisfies(failure -> Secrets.assertAbsent(failure, SUBJECT, TOKEN));
  }

  @Test
  void refusesAnEmptySubject() {
    assertThatThrownBy(() -> Krystal.subject(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Krystal.subject(SUBJECT + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(SUBJECT);
  }
}
