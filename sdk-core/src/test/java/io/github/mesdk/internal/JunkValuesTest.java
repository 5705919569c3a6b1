package io.github.mesdk.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Providers;
import java.net.URI;
import java.time.Instant;
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
                answer.getKey().name(),
                () -> JunkValues.check(answer.getKey(), answer.getValue(), OPEN, UNIX_TIMES)));
  }
}
