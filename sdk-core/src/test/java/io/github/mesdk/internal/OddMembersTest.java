package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Files;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests members that are not as documented, over HTTP and with both readers. */
class OddMembersTest extends AnswersOverHttp {

  /** A row of {@code odd/members.txt}, whose head explains the columns. */
  record Row(String provider, String path, String value, String outcome) {

    static Row of(String line) {
      String[] cells = line.split(" \\| ", 4);
      return new Row(cells[0], cells[1], cells[2], cells[3]);
    }

    ObjectNode model() {
      return Files.tree(provider + "/me.json");
    }

    /** The answer with the odd value. */
    ObjectNode odd() {
      ObjectNode model = model();
      String parent = pointer(path).replaceFirst("/[^/]*$", "");
      JsonNode at = model.at(parent);
      String name = path.substring(path.lastIndexOf('.') + 1);
      JsonNode raw = Files.read(value, JsonNode.class);
      if (at instanceof ArrayNode list) {
        list.set(Integer.parseInt(name), raw);
      } else {
        ((ObjectNode) at).set(name, raw);
      }
      return model;
    }

    /** The path of the member that becomes absent. */
    String absent() {
      return outcome.equals("absent") ? path : outcome.substring("absent ".length());
    }

    static String pointer(String path) {
      return "/" + path.replace('.', '/');
    }

    /** Brackets around indexes, as in messages. */
    static String shown(String path) {
      return path.replaceAll("\\.(\\d+)", "[$1]");
    }
  }

  static Stream<Row> rows() throws IOException {
    try (InputStream in = OddMembersTest.class.getResourceAsStream("/odd/members.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::of);
    }
  }

  private static String body(IdentityProvider<?> provider, JsonNode model) {
    return body(provider, model.toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isReadAsTheTableSays(Row row) {
    IdentityProvider<? extends CurrentUser> provider = provider(row.provider());
    String body = body(provider, row.odd());
    if (row.outcome().equals("refused")) {
      assertRefused(row, provider, body);
    } else {
      assertAnswer(row, provider, body);
    }
    assertReadersAgree(provider, body);
  }

  private static void assertRefused(
      Row row, IdentityProvider<? extends CurrentUser> provider, String body) {
    Throwable thrown = catchThrowable(() -> me(provider, body, new ArrayList<>()));
    String prefix = provider.payload().map(name -> name + ".").orElse("");
    assertThat(thrown)
        .isInstanceOfSatisfying(
            DecodeException.class,
            failure -> assertThat(failure.path()).contains(prefix + Row.shown(row.path())));
  }

  private static void assertAnswer(
      Row row, IdentityProvider<? extends CurrentUser> provider, String body) {
    List<String> reported = new ArrayList<>();
    CurrentUser me = me(provider, body, reported);
    JsonNode written = Files.USERS_MAPPER.valueToTree(me);
    if (!row.outcome().startsWith("absent")) {
      String expected = row.outcome().equals("nothing") ? "" : row.outcome();
      assertThat(written.at(Row.pointer(row.path()))).hasToString(expected);
      assertThat(reported).isEmpty();
      return;
    }
    String absent = row.absent();
    String prefix = provider.payload().map(name -> name + ".").orElse("");
    assertThat(reported).containsExactly(prefix + Row.shown(absent));
    assertThat(written.at(Row.pointer(absent)))
        .as("its value is written as it came")
        .hasToString(row.odd().at(Row.pointer(absent)).toString());
    ObjectNode without = row.model();
    ((ObjectNode) without.at(Row.pointer(absent).replaceFirst("/[^/]*$", "")))
        .remove(absent.substring(absent.lastIndexOf('.') + 1));
    CurrentUser plain = me(provider, body(provider, without), new ArrayList<>());
    assertThat(me).as("all other members").hasToString(plain.toString());
    assertThat(me.identity()).isEqualTo(plain.identity());
  }
}
