package io.github.mesdk.cache;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Each setter of a client and of a description either separates the answers of two clients that
 * share a cache, or cannot change an answer. A new setter needs a line in one of the tables.
 */
@Timeout(60)
class SharedSettingsTest {
  private static final MeRequest REQUEST =
      MeRequest.ofToken("the-same-token")
          .withArguments(MeArguments.of(Argument.ofSecret("subject", "of-the-subject")));

  record User(@JsonProperty(value = "id", required = true) String id) implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("sample").subject(id).build();
    }
  }

  private final MockWebServer server = NoDelaySockets.newServer();
  private final OkHttpClient own = new OkHttpClient();
  private final BodyDecoder decoder = (contentType, body, deadline) -> body;
  private final MeCache other = MeCache.builder().build();

  /** All setters of a description, each with a change; every one separates. */
  private final Map<String, UnaryOperator<IdentityProviderBuilder<User>>> description =
      Map.ofEntries(
          entry("baseUrl(URI)", to -> to.baseUrl(at("/v2"))),
          entry("endpoint(URI)", to -> to.endpoint(at("/me?version=2"))),
          entry("get(String)", to -> to.get("/whoami")),
          entry("post(String)", to -> to.post("/me")),
          entry("token(Placement)", to -> to.token(Placement.header("X-Key"))),
          entry("argument(String,Placement)", to -> to.argument("more", Placement.query("more"))),
          entry(
              "subjectArgument(String,String,String)",
              to -> to.subjectArgument("subject", "self", "name a subject")),
          entry("header(String,String)", to -> to.header("X-Version", "2")),
          entry("bodyMember(String,String)", to -> to.post("/me").bodyMember("query", "{ me }")),
          entry("nullMeans(ErrorKind)", to -> to.nullMeans(ErrorKind.UNAUTHENTICATED)),
          entry(
              "rateLimitedWhen(String,String)",
              to -> to.rateLimitedWhen("x-ratelimit-remaining", "0")),
          entry("payload(String)", to -> to.payload("result")),
          entry("decoder(BodyDecoder)", to -> to.decoder(decoder)),
          entry("subject(String[])", to -> to.subject("result.id")),
          entry("credentials(String[])", to -> to.credentials("token")),
          entry(
              "failureWhen(String,boolean,ErrorKind)",
              to -> to.failureWhen("blocked", true, ErrorKind.PERMISSION_DENIED)),
          entry("secondFactorWhen(String)", to -> to.secondFactorWhen("factor")),
          entry("strict(String[])", to -> to.strict("result.mail")),
          entry("errors(ErrorFields)", to -> to.errors(ErrorFields.none().code("fault"))),
          entry("codes(CodeTable)", to -> to.codes(codes("OLD", "AGED_*", "AGED_BADLY_*"))));

  /** The setters of a client that can change the answer, or the server that gives it. */
  private final Map<String, UnaryOperator<MeClientBuilder<User>>> separating =
      Map.ofEntries(
          entry("answerCache(AnswerCache)", to -> to.answerCache(other)),
          entry("cacheScope(String)", to -> to.cacheScope("scope")),
          entry("httpClient(OkHttpClient)", to -> to.httpClient(own)),
          entry("maxBodyBytes(long)", to -> to.maxBodyBytes(2_000)),
          entry("allowInsecureHttp()", MeClientBuilder::allowInsecureHttp),
          entry("header(String,String)", to -> to.header("X-Tenant", "a")));

  /** The setters of a client that cannot change the answer to a token. */
  private final Map<String, UnaryOperator<MeClientBuilder<User>>> sharing =
      Map.ofEntries(
          entry("tokenFilter(Consumer)", to -> to.tokenFilter(token -> {})),
          entry("tokenProvider(TokenProvider)", to -> to.tokenProvider(TokenProvider.of("own"))),
          entry("timeout(Duration)", to -> to.timeout(Duration.ofSeconds(20))),
          entry("retryPolicy(RetryPolicy)", to -> to.retryPolicy(RetryPolicy.none())),
          entry(
              "requestHeaders(Function)",
              to -> to.requestHeaders(attempt -> Map.of("X-Request-Id", "1"))),
          entry("listener(MeListener)", to -> to.listener(new MeListener() {})));

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .body("{\"id\":\"ada\",\"result\":{\"id\":\"ada\"}}")
                .build();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI at(String path) {
    return server.url(path).uri();
  }

  private static CodeTable codes(String... expired) {
    return CodeTable.builder().unauthenticated(UnauthenticatedReason.EXPIRED, expired).build();
  }

  private IdentityProviderBuilder<User> description() {
    return IdentityProvider.builder("sample", User.class)
        .baseUrl(at("/v1"))
        .get("/me")
        .argument("subject", Placement.query("subject"))
        .subject("id");
  }

  /** Calls one client for each change, all with one cache, and counts the requests. */
  private int requests(Change... changes) {
    other.invalidateAll();
    MeCache cache = MeCache.builder().build();
    int before = server.getRequestCount();
    for (Change change : changes) {
      IdentityProvider<User> provider = change.description().apply(description()).build();
      MeClientBuilder<User> client = MeClient.builder(provider).answerCache(cache);
      assertThat(change.client().apply(client).build().me(REQUEST).id()).isEqualTo("ada");
    }
    return server.getRequestCount() - before;
  }

  private record Change(
      UnaryOperator<IdentityProviderBuilder<User>> description,
      UnaryOperator<MeClientBuilder<User>> client) {
    static final Change NONE = new Change(UnaryOperator.identity(), UnaryOperator.identity());
  }

  private DynamicTest test(String setter, Change change, int requests) {
    return DynamicTest.dynamicTest(
        setter,
        () -> {
          assertThat(requests(Change.NONE, change, Change.NONE, change))
              .as("requests for two settings")
              .isEqualTo(requests);
          assertThat(requests(change, change)).as("requests for equal settings").isEqualTo(1);
        });
  }

  @TestFactory
  Stream<DynamicTest> eachSetterOfADescriptionSeparatesTheAnswers() {
    return description.entrySet().stream()
        .map(line -> test(line.getKey(), new Change(line.getValue(), UnaryOperator.identity()), 2));
  }

  @TestFactory
  Stream<DynamicTest> theSettersThatCanChangeAnAnswerSeparateTheAnswers() {
    return separating.entrySet().stream()
        .map(line -> test(line.getKey(), new Change(UnaryOperator.identity(), line.getValue()), 2));
  }

  @TestFactory
  Stream<DynamicTest> theOtherSettersShareTheAnswers() {
    return sharing.entrySet().stream()
        .map(line -> test(line.getKey(), new Change(UnaryOperator.identity(), line.getValue()), 1));
  }

  @Test
  void everySetterIsInOneOfTheTables() {
    assertThat(description.keySet()).isEqualTo(setters(IdentityProviderBuilder.class));
    Map<String, Object> all = new HashMap<>(separating);
    all.putAll(sharing);
    assertThat(all.keySet()).isEqualTo(setters(MeClientBuilder.class));
    assertThat(all).as("no setter is in both").hasSize(separating.size() + sharing.size());
  }

  private static Set<String> setters(Class<?> builder) {
    return Arrays.stream(builder.getMethods())
        .filter(method -> method.getReturnType().equals(builder))
        .map(method ->
            method.getName()
                + Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(",", "(", ")")))
        .collect(Collectors.toSet());
  }

  /** The first prefix that matches decides, so the order is part of the meaning. */
  @Test
  void theOrderOfPrefixesInACodeTableSeparatesTheAnswers() {
    Change one = new Change(to -> to.codes(codes("A*", "AB*")), UnaryOperator.identity());
    Change another = new Change(to -> to.codes(codes("AB*", "A*")), UnaryOperator.identity());
    assertThat(requests(one, another)).isEqualTo(2);
    assertThat(requests(one, one)).isEqualTo(1);
  }
}
