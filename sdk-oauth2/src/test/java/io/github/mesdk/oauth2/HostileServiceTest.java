package io.github.mesdk.oauth2;

import static io.github.mesdk.oauth2.HostileReplyTest.TIMEOUT;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.login.CloudBaseLogin;
import io.github.mesdk.login.PulseLogin;
import io.github.mesdk.login.RiverGenLogin;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The six services and their token endpoints, with the documents of {@link HostileReplies} as
 * answers and as failures.
 */
@Tag("slow")
class HostileServiceTest extends IssuerFixture {
  private static final String TOKENS =
      "\"access_token\":\"a\",\"token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":60";

  /** The endpoints, with the members of a good reply. */
  private enum Endpoint {
    TESTINY("\"userId\":7"),
    PULSE("\"id\":\"7\""),
    RIVERGEN("\"success\":true,\"data\":{\"user\":{\"id\":7}}"),
    KRYSTAL("\"user\":{\"id\":\"7\"}"),
    CLOUDBASE("\"sub\":\"7\""),
    OIDC("\"sub\":\"7\""),
    PULSE_LOGIN(TOKENS),
    RIVERGEN_LOGIN(TOKENS),
    CLOUDBASE_LOGIN(TOKENS);

    private final String good;

    Endpoint(String good) {
      this.good = good;
    }
  }

  private void call(Endpoint endpoint) {
    URI base = at("");
    switch (endpoint) {
      case TESTINY -> me(Testiny.provider().at(base), MeArguments.of());
      case PULSE -> me(Pulse.at(base), MeArguments.of());
      case RIVERGEN -> me(RiverGen.provider().at(base), MeArguments.of());
      case KRYSTAL -> me(Krystal.provider().at(base), Krystal.subject("their-token"));
      case CLOUDBASE -> me(CloudBase.at(base), MeArguments.of());
      case OIDC -> me(Oidc.userInfo(at("/userinfo")), MeArguments.of());
      case PULSE_LOGIN ->
          token(PulseLogin.withPassword(Pulse.at(base), "a@b.c", "secret").buildUncached());
      case RIVERGEN_LOGIN ->
          token(RiverGenLogin.refreshing(RiverGen.provider().at(base), store).buildUncached());
      case CLOUDBASE_LOGIN ->
          token(CloudBaseLogin.refreshing(CloudBase.at(base), store).buildUncached());
    }
  }

  private static void me(IdentityProvider<?> provider, MeArguments arguments) {
    MeClient.builder(provider)
        .timeout(TIMEOUT)
        .retryPolicy(RetryPolicy.none())
        .tokenProvider(TokenProvider.of("the-token"))
        .build()
        .me(MeRequest.of(arguments));
  }

  private static void token(TokenProvider tokens) {
    tokens.token(Deadline.after(TIMEOUT));
  }

  private void replyAlways(MockResponse response) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response;
          }
        });
  }

  private DynamicTest test(HostileReplies.Json json, Endpoint endpoint, int status) {
    return DynamicTest.dynamicTest(
        json + " at " + endpoint + " with " + status,
        () -> {
          signIn(StoredTokens.of("refresh-0"));
          replyAlways(
              new MockResponse.Builder()
                  .code(status)
                  .setHeader("Content-Type", "application/json")
                  .body(new Buffer().write(json.body(endpoint.good, 1)))
                  .build());
          HostileReplyTest.checkTime(() -> call(endpoint));
        });
  }

  @TestFactory
  Stream<DynamicTest> aHostileDocumentCostsLittleTimeAtEachService() {
    return HostileReplyTest.selected(
        HostileReplies.json().stream()
            .flatMap(json ->
                Stream.of(Endpoint.values())
                    .flatMap(endpoint ->
                        Stream.of(test(json, endpoint, 200), test(json, endpoint, 401)))));
  }
}
