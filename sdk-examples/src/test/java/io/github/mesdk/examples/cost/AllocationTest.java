package io.github.mesdk.examples.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.AccessToken;
import java.io.InputStream;
import java.util.Arrays;
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

  private static final double SMALL_LIMIT = 0.76;
  private static final double LARGE_LIMIT = 0.37;
  private static final double ANSWER_LIMIT = 0.29;

  @Test
  void aCallAllocatesLessThanTheSameWrittenByHand() throws Exception {
    long[] small = bytesOfACall(1);
    long[] large = bytesOfACall(20);
    assertThat(ratio(small)).as("small answer: %s", Arrays.toString(small)).isLessThan(SMALL_LIMIT);
    assertThat(ratio(large)).as("large answer: %s", Arrays.toString(large)).isLessThan(LARGE_LIMIT);
    long[] answer = {large[0] - small[0], large[1] - small[1]}; // without what each call costs
    assertThat(ratio(answer)).as("decoding: %s", Arrays.toString(answer)).isLessThan(ANSWER_LIMIT);
  }

  private static double ratio(long[] bytes) {
    return (double) bytes[0] / bytes[1];
  }

  /** The SDK's, and those of the same by hand. */
  private static long[] bytesOfACall(int times) throws Exception {
    try (OneAnswer service = new OneAnswer(answer(times))) {
      AccessToken token = AccessToken.of(TOKEN);
      MeClient<CurrentUserInfo> client =
          MeClient.builder(RiverGen.provider())
              .baseUrl(service.address())
              .tokenProvider(() -> token)
              .build();
      ByHand byHand = new ByHand(service.address(), TOKEN);
      return Allocation.least(client::me, byHand::me, CALLS);
    }
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
