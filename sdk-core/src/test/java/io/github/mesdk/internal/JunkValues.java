package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Failure;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.time.Deadline;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Checks that a value of another type, anywhere in an answer, either fails the call or leaves the
 * user as it is: subject, tenant, active, anonymous and expiresAt.
 */
public final class JunkValues {
  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final List<String> JUNK =
      List.of(
          "2",
          "-1",
          "-0.5",
          "1.25",
          "1e400",
          "-1e-400",
          "99999999999999999999",
          "253402300800",
          "\"\"",
          "\" \"",
          "\"maybe\"",
          "\"yes\"",
          "\"no\"",
          "\"FALSE\"",
          "\"TRUE\"",
          "\"null\"",
          "\"-\"",
          "\"0.0\"",
          "\"0x1\"",
          "\"1e3\"",
          "\"２\"",
          "\"\\u0000\"",
          "\"\\ud83d\\ude00\"",
          "\"\\ud83d\"",
          "[\"\\ud83d\"]",
          "{\"a\":\"\\ud83d\"}",
          "\"Wed Apr 04 18:45:44 CEST 2018\"",
          "\"20210429153515.465Z\"",
          "[]",
          "[[]]",
          "[null]",
          "[true]",
          "[\"a\"]",
          "[{\"a\":1}]",
          "{}",
          "{\"a\":null}",
          "{\"value\":\"a\"}");

  private JunkValues() {}

  /**
   * Checks the answers that differ from {@code answer} in one value.
   *
   * @param answer an answer with every member from which one of the five is derived
   * @param open the names of providers with the paths of members of which a text is one more valid
   *     value, such as another id or status. Junk that is a text or an integer is not used for them
   * @param unixTimes the same of members of which a number or decimal text is one more valid time
   */
  public static void check(
      IdentityProvider<?> provider, String answer, Set<String> open, Set<String> unixTimes) {
    ObjectNode original = (ObjectNode) json(answer);
    List<Object> user = user(read(provider, original.toString()));
    List<String> members = new ArrayList<>();
    addMembers(original, "", members);
    assertThat(members).hasSizeGreaterThan(8);
    int answered = 0;
    int refused = 0;
    for (String member : members) {
      for (String junk : JUNK) {
        JsonNode value = json(junk);
        boolean isEmptied = original.at(member).isObject() && value.isObject();
        if (isEmptied || isValid(provider.name() + member, value, open, unixTimes)) {
          continue;
        }
        ReadResult<?> read = read(provider, with(original, member, value));
        if (read instanceof Failure<?> failed) {
          assertThat(failed.exception()).isInstanceOfAny(DecodeException.class, ApiException.class);
          refused++;
        } else {
          assertThat(user(read)).as("%s: %s", member, junk).isEqualTo(user);
          answered++;
        }
      }
    }
    assertThat(answered).isGreaterThan(refused / 4);
    assertThat(refused).isGreaterThan(10);
  }

  /** Keeps the numbers exact. */
  private static JsonNode json(String text) {
    try {
      return EXACT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isValid(
      String member, JsonNode value, Set<String> open, Set<String> unixTimes) {
    return open.contains(member)
        ? value.isTextual() || value.isIntegralNumber()
        : unixTimes.contains(member) && (value.isNumber() || value.asText().matches("-?[0-9.]+"));
  }

  private static void addMembers(JsonNode node, String path, List<String> members) {
    if (!path.isEmpty()) {
      members.add(path);
    }
    node.properties().forEach(e -> addMembers(e.getValue(), path + "/" + e.getKey(), members));
    if (node.isArray() && !node.isEmpty()) {
      addMembers(node.get(0), path + "/0", members);
    }
  }

  private static String with(ObjectNode original, String member, JsonNode value) {
    ObjectNode changed = original.deepCopy();
    int last = member.lastIndexOf('/');
    String name = member.substring(last + 1);
    JsonNode parent = changed.at(member.substring(0, last));
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      ((ArrayNode) parent).set(0, value);
    }
    return changed.toString();
  }

  private static List<Object> user(ReadResult<?> read) {
    Identity identity = ((CurrentUser) ((Success<?>) read).answer()).identity();
    return Arrays.asList(
        identity.subject(),
        identity.tenant(),
        identity.active(),
        identity.anonymous(),
        identity.expiresAt());
  }

  /** Reads with both readers, which must agree. */
  private static ReadResult<?> read(IdentityProvider<?> provider, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    ReadResult<?> databind =
        new ReplyReader<>(provider)
            .readWithDatabind(
                Replies.of(200, bytes), Scrubber.of(List.of()), Deadline.after(Duration.ofDays(1)));
    ReadResult<?> streamed = new StreamingReader<>(provider).read(bytes);
    if (streamed != null) {
      assertThat(databind).as(body).isEqualTo(streamed);
    }
    return databind;
  }
}
