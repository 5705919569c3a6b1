package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Failure;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.time.Deadline;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that a value of another type, anywhere in an answer, either fails the call or leaves the
 * user as it is: subject, tenant, active, anonymous and expiresAt.
 */
class JunkValuesTest {
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

  /**
   * Members of which a text is one more valid value, such as another id or status. Junk that is a
   * text or an integer is not used for them.
   */
  private static final Set<String> OPEN =
      Set.of(
          "testiny/userId",
          "testiny/tenant",
          "pulse/id",
          "rivergen/data/user/id",
          "krystal/user/id",
          "cloudbase/sub",
          "cloudbase/status",
          "cloudbase/name",
          "cloudbase/internal_user_type",
          "oidc/sub",
          "oidc/iss",
          "own/result/id",
          "own/result/realm");

  /** A number or decimal text is one more valid time. */
  private static final Set<String> UNIX_TIMES = Set.of("krystal/expiry", "own/result/state/until");

  /** A user of an application with its own flags. */
  record Own(
      @JsonProperty("id") String id,
      @JsonProperty("realm") Optional<String> realm,
      @JsonProperty("state") Optional<State> state,
      @JsonProperty("mail") Optional<String> mail,
      @JsonProperty("groups") List<String> groups)
      implements CurrentUser {

    Own {
      if (id == null || id.isBlank()) {
        throw new IllegalStateException("id is missing");
      }
    }

    record State(
        @JsonProperty("suspended") Optional<Boolean> suspended,
        @JsonProperty("guest") Optional<Boolean> guest,
        @JsonProperty("until") Optional<Instant> until,
        @JsonProperty("note") Optional<String> note) {}

    @Override
    public Identity identity() {
      return Identity.builder()
          .provider("own")
          .subject(id)
          .tenant(realm)
          .email(mail)
          .active(state.flatMap(State::suspended).map(is -> !is))
          .anonymous(state.flatMap(State::guest))
          .expiresAt(state.flatMap(State::until))
          .build();
    }
  }

  private static final IdentityProvider<Own> OWN =
      IdentityProvider.builder("own", Own.class)
          .baseUrl(URI.create("https://own.example.com"))
          .payload("result")
          .subject("result.id")
          .failureWhen("ok", false, ErrorKind.UNAUTHENTICATED)
          .strict("result.realm", "result.state.suspended", "result.state.guest")
          .strict("state.until")
          .build();

  /** Answers that contain every member from which one of the five is derived, with extra flags. */
  private static Map<IdentityProvider<?>, String> answers() {
    Map<String, String> more =
        Map.of(
            "testiny", "\"tenant\":\"acme\",\"loggedIn\":true",
            "pulse", "\"active\":false,\"expiresAt\":\"2030-01-01T00:00:00Z\"",
            "rivergen", "\"mfa_required\":false",
            "krystal", "\"x\":1",
            "cloudbase", "\"locale\":\"en\"",
            "oidc", "\"iss\":\"https://login.example.com\",\"roles\":[\"a\"]");
    Map<IdentityProvider<?>, String> answers = new LinkedHashMap<>();
    Providers.all()
        .forEach(provider -> {
          String model = Providers.models(provider).get(0).strip().substring(1);
          String full = "{" + more.get(provider.name()) + "," + model;
          if (provider.payload().isPresent()) {
            full =
                "{\"success\":true,\"data\":"
                    + full.replace(": null", ": \"2020-01-01T00:00:00Z\"")
                    + "}";
          }
          answers.put(provider, full);
        });
    answers.put(
        OWN,
        """
        {"ok":true,"result":{"id":"u-1","realm":"acme","mail":"a@example.test","groups":["a"],
         "state":{"suspended":true,"guest":true,"until":"2030-01-01T00:00:00Z","note":"x"}}}
        """);
    return answers;
  }

  @TestFactory
  Stream<DynamicTest> leaveTheUserAsItIsOrFailTheCall() {
    return answers().entrySet().stream()
        .map(answer ->
            DynamicTest.dynamicTest(
                answer.getKey().name(), () -> check(answer.getKey(), answer.getValue())));
  }

  private static void check(IdentityProvider<?> provider, String answer) {
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
        if (isEmptied || isValid(provider.name() + member, value)) {
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

  private static boolean isValid(String member, JsonNode value) {
    return OPEN.contains(member)
        ? value.isTextual() || value.isIntegralNumber()
        : UNIX_TIMES.contains(member) && (value.isNumber() || value.asText().matches("-?[0-9.]+"));
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
