package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KrystalTest extends ProviderContractTest<AuthorizationDetails> {
  private static final String SUBJECT = "subject-5ecret";

  KrystalTest() {
    super("krystal");
  }

  @Override
  protected IdentityProvider<AuthorizationDetails> providerAt(URI baseUrl) {
    return Krystal.provider().at(baseUrl);
  }

  @Override
  protected MeArguments arguments() {
    return Krystal.self();
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/api/v1/user/authorization");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getBody().utf8()).isEqualTo("{\"token\":\"" + TOKEN + "\"}");
  }

  private static ThrowableAssertAlternative<?> assertRejected(ThrowingCallable call) {
    return assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(call)
        .withMessageContainingAll("Krystal.subject(token)", "Krystal.self()");
  }

  @ParameterizedTest
  @MethodSource("bothMethods")
  void aRequestWithoutASubjectIsRejectedBeforeItIsSent(
      IdentityProvider<AuthorizationDetails> provider) {
    MeClient<AuthorizationDetails> client =
        MeClient.builder(provider.at(baseUrl())).tokenProvider(TokenProvider.of(TOKEN)).build();
    MeArguments session = MeArguments.of(Argument.of(List.of("session", "id"), "s_1"));
    assertRejected(client::me).withMessageContaining("no subject");
    assertRejected(() -> client.me(MeRequest.ofToken(SUBJECT))).withMessageContaining("no subject");
    assertRejected(() -> client.me(session)).withMessageContaining("no subject");
    assertThat(client.meAsync(session))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOf(IllegalArgumentException.class)
        .withMessageContaining("Krystal.self()");
    assertThat(server.getRequestCount()).isZero();
  }

  static Stream<IdentityProvider<AuthorizationDetails>> bothMethods() {
    return Stream.of(Krystal.provider(), Krystal.withGet());
  }

  @Test
  void twoSubjectsAreRejected() {
    MeRequest both = MeRequest.of(Krystal.subject(SUBJECT)).withArguments(Krystal.self());
    assertRejected(() -> client().me(both)).withMessageContaining("two subjects");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void onlyTheArgumentForTheSubjectsTokenIsDeclared() {
    IdentityProviderBuilder<AuthorizationDetails> builder =
        IdentityProvider.builder("own", AuthorizationDetails.class)
            .baseUrl(URI.create("https://own.example.com"))
            .post("/")
            .subjectArgument("token", "self", "ask with …");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("declare argument(\"token\"");
    builder.argument("token", Placement.body("token"));
    assertThat(builder.build().name()).isEqualTo("own");
    builder.argument("self", Placement.query("self"));
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCallersOwnTokenIsTheSubjectOnRequest() throws Exception {
    answer(200, Files.text("krystal/me.json"));
    client().me(MeRequest.of(Krystal.self().session("s_1")).withToken("of-the-request"));
    RecordedRequest request = receivedRequest();
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer of-the-request");
    assertThat(request.getBody().utf8())
        .isEqualTo("{\"token\":\"of-the-request\",\"session\":{\"id\":\"s_1\"}}");
  }

  @Test
  void theCallersOwnTokenIsTheSubjectOfAGet() throws Exception {
    answer(200, Files.text("krystal/me.json"));
    MeClient.builder(Krystal.withGet().at(baseUrl()))
        .tokenProvider(TokenProvider.of(TOKEN))
        .build()
        .me(Krystal.self());
    assertThat(receivedRequest().getTarget())
        .isEqualTo("/api/v1/user/authorization?token=" + TOKEN);
  }

  @Test
  void theArgumentsAreSentInTheBody() throws Exception {
    answer(200, Files.text("krystal/me.json"));
    client()
        .me(
            Krystal.subject(SUBJECT)
                .session("s_1")
                .property("ip_address", "192.0.2.1")
                .property("user_agent", "curl")
                .organizationIdentifier("acme")
                .organizationId("org_1"));
    RecordedRequest request = receivedRequest();
    assertThat(request.getTarget()).isEqualTo("/api/v1/user/authorization");
    assertThat(Files.read(request.getBody().utf8(), JsonNode.class))
        .isEqualTo(Files.tree("krystal/request.json"));
  }

  @Test
  void theArgumentsOfAGetAreSentInTheQuery() throws Exception {
    answer(200, Files.text("krystal/me.json"));
    MeClient.builder(Krystal.withGet().at(baseUrl()))
        .tokenProvider(TokenProvider.of(TOKEN))
        .build()
        .me(Krystal.subject("a+b&c").session("s 1").organizationId("org_1"));
    RecordedRequest request = receivedRequest();
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getUrl().queryParameter("token")).isEqualTo("a+b&c");
    assertThat(request.getUrl().queryParameter("session[id]")).isEqualTo("s 1");
    assertThat(request.getUrl().queryParameter("organization[id]")).isEqualTo("org_1");
    assertThat(request.getBody()).isNull();
  }

  @Test
  void missingScopesAreNamed() {
    answer(403, Files.text("krystal/error-scopes.json").replace("__CODE__", "scope_not_granted"));
    PermissionDeniedException failure = (PermissionDeniedException) failure();
    assertThat(failure.error().missingScopes()).containsExactly("user.authorization");
    assertThat(failure).hasMessageContaining("missing scopes: user.authorization");
  }

  @Test
  void theSubjectsTokenIsNeverShown() {
    KrystalArguments arguments = Krystal.subject(SUBJECT).session("s_1");
    assertThat(arguments.toString()).contains("s_1").doesNotContain(SUBJECT);
    answer(403, "{\"error\":{\"code\":\"x\",\"description\":\"no " + SUBJECT + "\"}}");
    assertThatThrownBy(() -> client().me(arguments))
        .isInstanceOf(ApiException.class)
        .satisfies(failure -> Secrets.assertAbsent(failure, SUBJECT, TOKEN));
  }

  @Test
  void aSessionThatIsBothTextAndObjectIsRejected() {
    Argument part = Argument.of(List.of("session", "id"), "s_1");
    Argument whole = Argument.of("session", "s_2");
    for (MeArguments given : List.of(MeArguments.of(part, whole), MeArguments.of(whole, part))) {
      assertThatThrownBy(() -> client().me(Krystal.subject(SUBJECT).and(given)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("session")
          .hasMessageEndingWith("is set twice");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void anInvalidSubjectTokenIsRejected() {
    assertThatThrownBy(() -> Krystal.subject(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Krystal.subject(SUBJECT + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(SUBJECT);
  }
}
