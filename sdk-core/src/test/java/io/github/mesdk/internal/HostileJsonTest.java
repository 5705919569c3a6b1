package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Failure;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Hostile;
import io.github.mesdk.testing.Invariants;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests the edge cases of RFC 8259 with the client and with a user's own mapper. */
@Tag("slow")
class HostileJsonTest {
  private static final Scrubber NO_SECRETS = Scrubber.of(List.of());
  private static final Deadline NO_LIMIT = Deadline.after(Duration.ofDays(1));

  private static ReadResult<?> read(IdentityProvider<?> provider, int status, byte[] body) {
    return new ReplyReader<>(provider).read(Replies.of(status, body), NO_SECRETS, NO_LIMIT);
  }

  private static void assertOutcome(IdentityProvider<?> provider, boolean answered, byte[] body)
      throws IOException {
    ReadResult<?> outcome = read(provider, 200, body);
    assertThat(outcome).isInstanceOf(answered ? Success.class : Failure.class);
    if (outcome instanceof Success<?> success) {
      Invariants.check((CurrentUser) success.answer());
    } else {
      assertThat(((Failure<?>) outcome).exception()).isInstanceOf(DecodeException.class);
    }
  }

  /** Tests each case of a file as a reply, as an error body, and with a user's own mapper. */
  private static Stream<DynamicTest> cases(
      IdentityProvider<?> provider, String file, String before, String after) {
    return Hostile.of(file, minimalMembers(provider)).stream()
        .map(hostile ->
            DynamicTest.dynamicTest(
                provider.name() + " " + hostile.name(),
                () -> {
                  byte[] body = hostile.between(before, after);
                  assertOutcome(provider, hostile.answered(), body);
                  assertThat(read(provider, 403, body))
                      .isInstanceOfSatisfying(
                          Failure.class,
                          failure ->
                              assertThat(failure.exception()).isInstanceOf(ApiException.class));
                  assertUsersMapperReadsOrRejects(provider.model(), body);
                }));
  }

  private static String minimalMembers(IdentityProvider<?> provider) {
    String model = Providers.models(provider).get(1).strip();
    return model.substring(1, model.length() - 1);
  }

  private static void assertUsersMapperReadsOrRejects(
      Class<? extends CurrentUser> model, byte[] body) throws IOException {
    CurrentUser me;
    try {
      me = Files.USERS_MAPPER.readValue(body, model);
    } catch (IOException refused) {
      return; // Jackson or its character decoder rejected the body
    }
    if (me == null) {
      assertThat(new String(body, UTF_8)).isEqualTo("null"); // Jackson reads a JSON null as null
    } else {
      Invariants.check(me);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachValueIsKeptOrRejected() {
    return Providers.all()
        .flatMap(provider -> {
          String before = "{" + minimalMembers(provider) + ",\"aNewMember\":";
          return provider.payload().isEmpty()
              ? cases(provider, "values.txt", before, "}")
              : cases(provider, "values.txt", "{\"data\":" + before, "}}");
        });
  }

  @TestFactory
  Stream<DynamicTest> eachDocumentIsReadOrRejected() {
    return Providers.all()
        .filter(provider -> provider.payload().isEmpty())
        .flatMap(provider -> cases(provider, "documents.txt", "", ""));
  }

  @TestFactory
  Stream<DynamicTest> eachTimeIsReadOrRejected() {
    return cases(Testiny.provider(), "times.txt", "{\"userId\":1,\"tokenExpiresAt\":", "}")
        // Blank text is absent in other members, but not in one that must be readable.
        .filter(test -> !test.getDisplayName().endsWith(" empty"));
  }

  @Test
  void keepsTheExactValue() throws IOException {
    for (Hostile hostile : Hostile.of("values.txt", "")) {
      byte[] body = hostile.between("{\"userId\":1,\"aNewMember\":", "}");
      if (hostile.kept()) {
        AuthInfo me = (AuthInfo) ((Success<?>) read(Testiny.provider(), 200, body)).answer();
        byte[] written = Files.USERS_MAPPER.writeValueAsBytes(me);
        assertThat(Json.tree(written).get("aNewMember"))
            .as(hostile.name())
            .isEqualTo(Json.tree(body).get("aNewMember"));
        assertThat(Json.mapper().readValue(written, AuthInfo.class)).isEqualTo(me);
      }
    }
  }

  @Test
  void rejectsEveryTruncation() {
    Providers.all()
        .forEach(provider ->
            Providers.answers(provider)
                .forEach(answer -> {
                  byte[] whole = answer.strip().getBytes(UTF_8);
                  for (int length = 0; length < whole.length; length++) {
                    ReadResult<?> outcome = read(provider, 200, Arrays.copyOf(whole, length));
                    assertThat(((Failure<?>) outcome).exception())
                        .isInstanceOf(DecodeException.class);
                  }
                  assertThat(read(provider, 200, whole)).isInstanceOf(Success.class);
                }));
  }

  @Test
  void classifiesEveryTruncatedErrorByItsStatus() {
    Providers.all()
        .forEach(provider ->
            Providers.errors(provider)
                .forEach(error -> {
                  byte[] whole = error.strip().getBytes(UTF_8);
                  for (int length = 0; length < whole.length; length++) {
                    ReadResult<?> outcome = read(provider, 403, Arrays.copyOf(whole, length));
                    assertThat(((Failure<?>) outcome).exception())
                        .isExactlyInstanceOf(PermissionDeniedException.class);
                  }
                }));
  }

  @Test
  void limitsTheLengthOfTheMessage() {
    String words = "eyJ bearer key=a\\n".repeat(20_000);
    String scopes = "\"scope\",".repeat(100_000) + "\"last\"";
    String body =
        "{\"error\":{\"code\":\"scope_not_granted\",\"description\":\"%s\",\"detail\":{\"scopes\":[%s]}}}"
            .formatted(words, scopes);
    ReadResult<?> outcome = read(Krystal.provider(), 403, body.getBytes(UTF_8));
    ApiException refused = (ApiException) ((Failure<?>) outcome).exception();
    assertThat(refused.error().missingScopes()).hasSize(20).containsOnly("scope");
    assertThat(refused.getMessage()).hasSizeLessThan(1_000).doesNotContain("\n");
  }

  @Test
  void neverReadsAPartialSubject() {
    for (String id : List.of("\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"a\\udfff\"")) {
      String body = "{\"user\":{\"id\":" + id + "}}";
      IdentityProvider<AuthorizationDetails> krystal = Krystal.provider();
      assertThat(((Failure<?>) read(krystal, 200, body.getBytes(UTF_8))).exception())
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining("at user.id");
    }
  }

  @Test
  void anyValueOfAnyMemberYieldsAModelOrAFailure() {
    List<Hostile> values =
        Hostile.of("values.txt", "").stream()
            .filter(value -> value.bytes().length < 5_000)
            .toList();
    Providers.all()
        .forEach(provider -> {
          ObjectNode model = Files.read(Providers.models(provider).get(0), ObjectNode.class);
          model
              .deepCopy()
              .fieldNames()
              .forEachRemaining(name -> {
                String others = model.deepCopy().without(name).toString().substring(1);
                for (Hostile value : values) {
                  check(provider, value.between("{\"" + name + "\":", "," + others));
                }
              });
        });
  }

  private static void check(IdentityProvider<?> provider, byte[] body) {
    try {
      if (read(provider, 200, body) instanceof Success<?> success) {
        Invariants.check((CurrentUser) success.answer());
      }
      assertUsersMapperReadsOrRejects(provider.model(), body);
    } catch (IOException e) {
      throw new AssertionError(new String(body, 0, Math.min(body.length, 2000), UTF_8), e);
    }
  }
}
