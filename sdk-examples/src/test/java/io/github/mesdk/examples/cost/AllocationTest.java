package io.github.mesdk.examples.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.AccessToken;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What a call makes for the garbage collector, beside what a program would write by itself. The
 * limits leave a good tenth beyond what is measured; none is of time, which no shared machine gives
 * twice.
 */
class AllocationTest {
  private static final int CALLS = 100;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** As long as a JSON Web Token is. */
  private static final String TOKEN = "t".repeat(430);

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-";

  private static final double SMALL_LIMIT = 0.84;
  private static final double LARGE_LIMIT = 0.39;
  private static final double ANSWER_LIMIT = 0.29;

  /** In bytes: it takes some 1,300, and what the compilers spare a call differs by as much. */
  private static final long LISTENER_LIMIT = 4_000;

  @Test
  void aCallAllocatesLessThanTheSameWrittenByHand() throws Exception {
    long[] small = bytesOfACall(1);
    long[] large = bytesOfACall(20);
    long[] answer = {large[0] - small[0], large[1] - small[1]}; // without what each call costs
    assertRatio("small answer", small, SMALL_LIMIT);
    assertRatio("large answer", large, LARGE_LIMIT);
    assertRatio("decoding", answer, ANSWER_LIMIT);
  }

  /** Far below the limit is no success either: the work is done where it is not counted. */
  private static void assertRatio(String what, long[] bytes, double limit) {
    assertThat((double) bytes[0] / bytes[1])
        .as("%s: %s", what, Arrays.toString(bytes))
        .isBetween(limit / 2, limit);
  }

  @Test
  void aListenerThatLooksAtTheHeadersAllocatesLittle() throws Exception {
    try (OneAnswer service = new OneAnswer(answer(1))) {
      AtomicReference<Map<String, String>> seen = new AtomicReference<>(Map.of());
      MeListener looking =
          new MeListener() {
            @Override
            public void callEnded(MeEvent event) {
              seen.set(event.headers());
            }
          };
      MeClient<CurrentUserInfo> watched = client(service).listener(looking).build();
      long[] bytes = Allocation.least(watched::me, client(service).build()::me, CALLS);
      assertThat(bytes[0] - bytes[1]).as(Arrays.toString(bytes)).isLessThan(LISTENER_LIMIT);
      assertThat(seen.get()).hasSize(6).containsEntry("x-ratelimit-remaining", "1099");
    }
  }

  /** The SDK's, with a listener and headers for each attempt, and those of the same by hand. */
  private static long[] bytesOfACall(int times) throws Exception {
    try (OneAnswer service = new OneAnswer(answer(times))) {
      MeClient<CurrentUserInfo> client =
          client(service)
              .listener(new MeListener() {})
              .requestHeaders(attempt -> Map.of("traceparent", TRACE + attempt.call()))
              .build();
      ByHand byHand = new ByHand(service.address(), TOKEN);
      return Allocation.least(client::me, byHand::me, CALLS);
    }
  }

  private static MeClientBuilder<CurrentUserInfo> client(OneAnswer service) {
    AccessToken token = AccessToken.of(TOKEN);
    return MeClient.builder(RiverGen.provider().at(service.address())).tokenProvider(() -> token);
  }

  /** The fixture in its envelope, each of its lists this many times as long. */
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
