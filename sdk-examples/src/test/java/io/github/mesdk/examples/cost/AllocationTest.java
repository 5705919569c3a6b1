package io.github.mesdk.examples.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.AccessToken;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Compares the allocations of a call with those of a hand-written client. The limits are about 10 %
 * above the measured values. No limit is a time, because times vary on shared machines.
 */
class AllocationTest {
  private static final int CALLS = 100;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Has the typical length of a JSON Web Token. */
  private static final String TOKEN = "t".repeat(430);

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-";

  private static final double SMALL_LIMIT = 0.84;
  private static final double LARGE_LIMIT = 0.39;
  private static final double ANSWER_LIMIT = 0.29;

  /** The limit in bytes. A listener costs about 1,300, and JIT optimizations vary by as much. */
  private static final long LISTENER_LIMIT = 4_000;

  /** An odd member must not make a call a way to waste memory. */
  private static final double ODD_LIMIT = 2;

  private static final URI ORIGIN = URI.create("https://service.example.com");

  @Test
  void aCallAllocatesLessThanAHandWrittenClient() throws Exception {
    long[] small = bytesOfACall(1);
    long[] large = bytesOfACall(20);
    long[] answer = {large[0] - small[0], large[1] - small[1]}; // without the fixed cost of a call
    assertRatio("small answer", small, SMALL_LIMIT);
    assertRatio("large answer", large, LARGE_LIMIT);
    assertRatio("decoding", answer, ANSWER_LIMIT);
  }

  /** Also fails far below the limit, because the work then runs on another thread. */
  private static void assertRatio(String what, long[] bytes, double limit) {
    assertThat((double) bytes[0] / bytes[1])
        .as("%s: %s", what, Arrays.toString(bytes))
        .isBetween(limit / 2, limit);
  }

  @Test
  void aListenerThatReadsTheHeadersAllocatesLittle() throws Exception {
    try (FixedResponseServer service = new FixedResponseServer(answer(1))) {
      AtomicReference<Map<String, String>> seen = new AtomicReference<>(Map.of());
      MeListener reading =
          new MeListener() {
            @Override
            public void callEnded(MeEvent event) {
              seen.set(event.headers());
            }
          };
      MeClient<CurrentUserInfo> observed = client(service).listener(reading).build();
      long[] bytes = Allocation.minimum(observed::me, client(service).build()::me, CALLS);
      assertThat(bytes[0] - bytes[1]).as(Arrays.toString(bytes)).isLessThan(LISTENER_LIMIT);
      assertThat(seen.get()).hasSize(6).containsEntry("x-ratelimit-remaining", "1099");
    }
  }

  /** A model of an application. */
  record Own(String id, Optional<String> name, Optional<Boolean> admin, List<String> roles)
      implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).name(name).roles(roles).build();
    }
  }

  @Test
  void twoOddMembersAtMostDoubleTheCostOfACall() throws Exception {
    String riverGen = new String(answer(1), UTF_8);
    assertAtMostTwice(
        RiverGen.provider(),
        riverGen,
        riverGen.replace("\"Default Workspace\"", "[1]").replace("\"John Doe\"", "{\"a\":1}"));
    String userInfo =
        """
        {"sub":"u-1","name":"Ada","email":"a@example.test","email_verified":true,"updated_at":1}\
        """;
    assertAtMostTwice(
        Oidc.userInfo(ORIGIN),
        userInfo,
        userInfo.replace("\"Ada\"", "[\"Ada\"]").replace("true", "\"often\""));
    String own = "{\"id\":\"u-1\",\"name\":\"Ada\",\"admin\":true,\"roles\":[\"a\"]}";
    assertAtMostTwice(
        IdentityProvider.builder("own", Own.class).baseUrl(ORIGIN).subject("id").build(),
        own,
        own.replace("\"Ada\"", "[\"Ada\"]").replace("true", "\"often\""));
  }

  private static void assertAtMostTwice(IdentityProvider<?> provider, String plain, String odd)
      throws Exception {
    try (FixedResponseServer plainService = new FixedResponseServer(plain.getBytes(UTF_8));
        FixedResponseServer oddService = new FixedResponseServer(odd.getBytes(UTF_8))) {
      MeClient<?> plainClient = client(provider.at(plainService.address())).build();
      List<String> unreadable = new ArrayList<>();
      MeListener reports =
          new MeListener() {
            @Override
            public void callEnded(MeEvent event) {
              unreadable.addAll(event.unreadableMembers());
            }
          };
      client(provider.at(oddService.address())).listener(reports).build().me();
      assertThat(unreadable).hasSize(2);
      MeClient<?> oddClient = client(provider.at(oddService.address())).build();
      long[] bytes = Allocation.minimum(oddClient::me, plainClient::me, CALLS);
      assertThat((double) bytes[0] / bytes[1])
          .as("%s: %s", provider.name(), Arrays.toString(bytes))
          .isBetween(1.0, ODD_LIMIT);
    }
  }

  /** Measures the SDK, with a listener and request headers, and the hand-written client. */
  private static long[] bytesOfACall(int times) throws Exception {
    try (FixedResponseServer service = new FixedResponseServer(answer(times))) {
      MeClient<CurrentUserInfo> client =
          client(service)
              .listener(new MeListener() {})
              .requestHeaders(attempt -> Map.of("traceparent", TRACE + attempt.callNumber()))
              .build();
      HandWrittenClient handWritten = new HandWrittenClient(service.address(), TOKEN);
      return Allocation.minimum(client::me, handWritten::me, CALLS);
    }
  }

  private static MeClientBuilder<CurrentUserInfo> client(FixedResponseServer service) {
    return client(RiverGen.provider().at(service.address()));
  }

  private static <T extends CurrentUser> MeClientBuilder<T> client(IdentityProvider<T> provider) {
    AccessToken token = AccessToken.of(TOKEN);
    return MeClient.builder(provider).tokenProvider(() -> token);
  }

  /** Returns the fixture in its envelope, with each list {@code times} times as long. */
  private static byte[] answer(int times) throws Exception {
    try (InputStream in = AllocationTest.class.getResourceAsStream("/fixtures/rivergen/me.json")) {
      JsonNode answer = MAPPER.readTree(in);
      lengthen(answer, times);
      return MAPPER.writeValueAsBytes(
          MAPPER.createObjectNode().put("success", true).set("data", answer));
    }
  }

  private static void lengthen(JsonNode node, int times) {
    node.forEach(child -> lengthen(child, times));
    if (node instanceof ArrayNode list) {
      for (int i = 1; i < times; i++) {
        list.add(list.get(0).deepCopy());
      }
    }
  }
}
