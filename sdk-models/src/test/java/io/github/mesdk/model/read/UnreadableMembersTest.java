package io.github.mesdk.model.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnreadableMembersTest {
  private static final String JSON =
      """
      {"a": {"b_c": [{"d-1": 9}, [7, {"e": 9}]], "an e-mail@example.test": {"f": 9}}}
      """;

  @Test
  void aPathNamesMembersAndIndexes() throws IOException {
    try (JsonParser tokens = new ObjectMapper().createParser(JSON);
        JsonParser tree = new ObjectMapper().readTree(JSON).traverse()) {
      assertThat(nines("", tokens).paths())
          .containsExactly("a.b_c[0].d-1", "a.b_c[1][1].e", "a.?.f")
          .isEqualTo(nines("", tree).paths());
    }
  }

  @Test
  void aPathStartsWithThePathOfTheRoot() throws IOException {
    try (JsonParser in = new ObjectMapper().createParser(JSON)) {
      assertThat(nines("data", in).paths()).startsWith("data.a.b_c[0].d-1");
    }
  }

  @Test
  void aThousandMembersAreCountedAndTwentyAreNamed() throws IOException {
    UnreadableMembers members = new UnreadableMembers("");
    try (JsonParser in = new ObjectMapper().createParser("{\"a\":1}")) {
      in.nextToken();
      in.nextToken();
      for (int i = 0; i < 1000; i++) {
        members.add(in.getParsingContext());
      }
    }
    assertThat(members.paths()).hasSize(20).containsOnly("a");
    assertThat(members.count()).isEqualTo(1000);
  }

  private static UnreadableMembers nines(String prefix, JsonParser in) throws IOException {
    UnreadableMembers members = new UnreadableMembers(prefix);
    while (in.nextToken() != null) {
      if (in.hasToken(JsonToken.VALUE_NUMBER_INT) && in.getIntValue() == 9) {
        members.add(in.getParsingContext());
      }
    }
    return members;
  }
}
