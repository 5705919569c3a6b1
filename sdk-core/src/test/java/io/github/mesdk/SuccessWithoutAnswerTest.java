package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests over HTTP that a response with a success status is an answer only if it has a subject. */
class SuccessWithoutAnswerTest {
  private final MockWebServer server = NoDelaySockets.newServer();
  private final AtomicInteger rejectedTokens = new AtomicInteger();

  /**
   * A model that requires nothing, so only the description can find that the subject is missing.
   */
  record Viewer(
      @JsonProperty("id") Optional<String> id, @JsonProperty("login") Optional<String> login)
      implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id.orElse("unknown")).build();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private IdentityProviderBuilder<Viewer> own() {
    return IdentityProvider.builder("own", Viewer.class)
        .baseUrl(Servers.origin(server))
        .subject("id");
  }

  private IdentityProviderBuilder<Viewer> graphQl() {
    return own()
        .post("/graphql")
        .payload("data.viewer")
        .subject("data.viewer.id")
        .errors(ErrorFields.none().code("errors.0.extensions.code").message("errors.0.message"))
        .codes(
            CodeTable.builder()
                .unauthenticated(UnauthenticatedReason.INVALID, "AUTHENTICATION_ERROR")
                .rateLimited("RATELIMITED")
                .build());
  }

  private MeClient<?> client(IdentityProvider<?> provider, String body) {
    Servers.alwaysSend(server, Servers.json(200, body));
    return MeClient.builder(provider)
        .retryPolicy(RetryPolicy.none())
        .tokenProvider(
            new TokenProvider() {
              @Override
              public AccessToken token() {
                return AccessToken.of("token-" + rejectedTokens);
              }

              @Override
              public void invalidate(AccessToken rejected) {
                rejectedTokens.incrementAndGet();
              }
            })
        .build();
  }

  private MeException failure(IdentityProvider<?> provider, String body) {
    MeArguments arguments =
        provider.name().equals("krystal") ? Krystal.subject("subject") : MeArguments.of();
    return catchThrowableOfType(MeException.class, () -> client(provider, body).me(arguments));
  }

  private List<IdentityProvider<?>> providers() {
    URI address = Servers.origin(server);
    return List.of(
        Testiny.provider().at(address),
        Pulse.at(address),
        RiverGen.provider().at(address),
        Krystal.provider().at(address),
        CloudBase.at(address),
        Oidc.userInfo(address),
        Oidc.builder(address).subject("email").build(),
        own().build(),
        graphQl().build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":\"\"}",
        "{\"id\":null,\"sub\":null,\"userId\":null}",
        "{\"id\":\" \",\"sub\":\"\",\"user\":{\"id\":\"\"},\"data\":{\"user\":{\"id\":null}}}",
        "{\"data\":{\"viewer\":null},\"user\":null}",
        "{\"data\":{\"viewer\":{}},\"user\":{}}",
        "{\"data\":null,\"user\":[]}",
        "{\"login\":\"ada\",\"message\":\"welcome\"}",
      })
  void theSubjectIsMissing(String body) {
    for (IdentityProvider<?> provider : providers()) {
      String subject = provider.subjects().get(0);
      int end = subject.lastIndexOf('.');
      String where = end < 0 ? "" : " at " + subject.substring(0, end);
      assertThat(failure(provider, body))
          .as(provider.name())
          .isInstanceOf(DecodeException.class)
          .hasMessageEndingWith(
              "cannot decode the response"
                  + where
                  + ": "
                  + subject.substring(end + 1)
                  + " is missing");
    }
    assertThat(rejectedTokens).hasValue(0);
  }

  @Test
  void anAnswerWithoutTheSubjectOfTheDescriptionIsNone() {
    URI address = Servers.origin(server);
    IdentityProvider<UserInfo> byEmail = Oidc.builder(address).subject("email").build();
    assertThat(failure(byEmail, "{\"sub\":\"u-1\"}"))
        .isInstanceOf(DecodeException.class)
        .hasMessageEndingWith(": email is missing");
    assertThat(client(byEmail, "{\"sub\":\"u-1\",\"email\":\"a@example.test\"}").me()).isNotNull();
    IdentityProvider<?> byEither = Oidc.builder(address).subject("email", "sub").build();
    assertThat(client(byEither, "{\"sub\":\"u-1\"}").me()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0007',
      value = {
        "{\"code\":209,\"error\":\"Invalid session token\"}|UNAUTHENTICATED",
        "{\"code\":209.0}|UNAUTHENTICATED",
        "{\"code\":\"209\"}|UNAUTHENTICATED",
        "{\"error\":{\"code\":190}}|UNAUTHENTICATED",
        "{\"code\":99991663}|UNAUTHENTICATED",
        "{\"code\":4711,\"error\":{\"code\":190}}|UNAUTHENTICATED",
        "{\"code\":0,\"error\":\"invalid_token\"}|UNAUTHENTICATED",
        "{\"code\":\"what\",\"error\":{\"code\":17}}|RATE_LIMITED",
        "{\"code\":\"what\"}|UNEXPECTED_RESPONSE",
        "{\"code\":4711,\"error\":{\"code\":\"what\"}}|UNEXPECTED_RESPONSE",
        "{\"error\":\"words\"}|UNEXPECTED_RESPONSE",
      })
  void aCodeDecidesEvenIfItIsANumber(String body, ErrorKind kind) {
    IdentityProvider<?> provider =
        own()
            .errors(ErrorFields.none().code("code", "error.code"))
            .codes(
                CodeTable.builder()
                    .unauthenticated(UnauthenticatedReason.INVALID, "209", "190", "99991663")
                    .rateLimited("17")
                    .build())
            .build();
    assertThat(((ApiException) failure(provider, body)).error().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":12345}",
        "{\"code\":0}",
        "{\"code\":200,\"message\":\"OK\"}",
        "{\"code\":123456789012345678901234567890}",
        "{\"code\":1.5}",
        "{\"code\":1e400}",
        "{\"code\":0e-999999}",
        "{\"code\":[1]}"
      })
  void anUnknownNumberAndWhatIsNoCodeDecideNothing(String body) {
    IdentityProvider<?> provider = own().errors(ErrorFields.none().code("code")).build();
    assertThat(failure(provider, body))
        .isInstanceOf(DecodeException.class)
        .hasMessageEndingWith(": id is missing");
    assertThat(rejectedTokens).hasValue(0);
  }

  @Test
  void aCodeInsideAListIsFound() {
    String error =
        "{\"data\":null,\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"%s\"}}]}";
    assertThat(failure(graphQl().build(), error.formatted("AUTHENTICATION_ERROR")))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("no");
    assertThat(rejectedTokens).hasValue(1);
    assertThat(failure(graphQl().build(), error.formatted("RATELIMITED")))
        .isInstanceOf(RateLimitedException.class);
    assertThat(failure(graphQl().build(), error.formatted("SOMETHING_NEW")))
        .isInstanceOf(UnexpectedResponseException.class);
    assertThat(failure(graphQl().build(), "{\"data\":null,\"errors\":[{\"message\":\"no\"}]}"))
        .isInstanceOf(DecodeException.class);
    assertThat(failure(graphQl().build(), "{\"data\":{\"viewer\":null},\"errors\":[]}"))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void anAnswerMayContainACode() {
    String body =
        "{\"data\":{\"viewer\":{\"id\":\"u1\"}},\"errors\":[{\"extensions\":{\"code\":\"RATELIMITED\"}}]}";
    assertThat(client(graphQl().build(), body).me().identity().subject()).isEqualTo("u1");
  }

  @Test
  void nullMeansThatNoUserIsSignedInIfTheDescriptionSaysSo() {
    IdentityProvider<?> provider = own().nullMeans(ErrorKind.UNAUTHENTICATED).build();
    MeException failure = failure(provider, " null\n");
    assertThat(((UnauthenticatedException) failure).reason())
        .isEqualTo(UnauthenticatedReason.UNKNOWN);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(rejectedTokens).hasValue(1);
    assertThat(failure(own().nullMeans(ErrorKind.PERMISSION_DENIED).build(), "null"))
        .isInstanceOf(PermissionDeniedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"null\"", "0", "false", "{}", "nul"})
  void onlyNullItselfMeansThat(String body) {
    assertThat(failure(own().nullMeans(ErrorKind.UNAUTHENTICATED).build(), body))
        .isInstanceOf(DecodeException.class);
    assertThat(rejectedTokens).hasValue(0);
  }

  @Test
  void nullCannotBeDecodedOtherwise() {
    for (IdentityProvider<?> provider : providers()) {
      assertThat(failure(provider, "null")).isInstanceOf(DecodeException.class);
    }
    assertThat(rejectedTokens).hasValue(0);
  }

  @Test
  void aPayloadMayBeAtAPathOrInAList() {
    assertThat(client(graphQl().build(), "{\"data\":{\"viewer\":{\"id\":\"u1\"}}}").me())
        .isEqualTo(new Viewer(Optional.of("u1"), Optional.empty()));
    IdentityProvider<?> listed = own().payload("data.0").subject("data.0.id").build();
    assertThat(client(listed, "{\"data\":[{\"id\":\"u1\"}]}").me().identity().subject())
        .isEqualTo("u1");
    assertThat(failure(listed, "{\"data\":[]}")).isInstanceOf(DecodeException.class);
  }

  @Test
  void anAnswerOfAnSdkModelMayBeAtAPath() {
    IdentityProvider<UserInfo> provider =
        Oidc.builder(Servers.origin(server))
            .payload("data.claims")
            .subject("data.claims.sub")
            .build();
    assertThat(
            client(provider, "{\"data\":{\"claims\":{\"sub\":\"u1\"}}}").me().identity().subject())
        .isEqualTo("u1");
  }
}
