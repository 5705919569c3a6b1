package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.Hostile;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that the streaming reader returns the answer of the databind reader, or falls back to it.
 */
class StreamingReaderTest {
  private static final Scrubber NO_SECRETS = Scrubber.of(List.of());

  static Stream<IdentityProvider<? extends CurrentUser>> providers() {
    return Providers.all();
  }

  private static Object stream(IdentityProvider<?> provider, byte[] body) {
    Success<?> read = new StreamingReader<>(provider).read(body);
    return read == null ? null : read.answer();
  }

  private static Object stream(IdentityProvider<?> provider, String body) {
    return stream(provider, body.getBytes(UTF_8));
  }

  private static ReadResult<?> databind(IdentityProvider<?> provider, byte[] body) {
    return new ReplyReader<>(provider)
        .readWithDatabind(Replies.of(200, body), NO_SECRETS, Deadline.after(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void readsTheUsualAnswers(IdentityProvider<?> provider) {
    for (String answer : Providers.answers(provider)) {
      Object streamed = stream(provider, answer);
      assertThat(streamed).isNotNull();
      assertThat(databind(provider, answer.getBytes(UTF_8))).isEqualTo(new Success<>(streamed));
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void agreesOnEachValueOfANewMember(IdentityProvider<?> provider) {
    int read = 0;
    for (Hostile value : Hostile.of("values.txt", "")) {
      for (String answer : Providers.answers(provider)) {
        int last = answer.lastIndexOf('}');
        byte[] body = value.between(answer.substring(0, last) + ",\"aNewMember\":", "}");
        Object streamed = stream(provider, body);
        if (streamed != null) {
          read++;
          assertThat(databind(provider, body)).as(value.name()).isEqualTo(new Success<>(streamed));
        }
      }
    }
    assertThat(read).isGreaterThan(50);
  }

  /** The builders of the models have a setter of this name. */
  @ParameterizedTest
  @MethodSource("providers")
  void agreesOnAMemberNamedAdditionalPropertiesInEachObject(IdentityProvider<?> provider)
      throws Exception {
    for (String value : List.of("{\"active\":true,\"tenant\":\"other\"}", "null", "\"x\"", "[1]")) {
      for (String answer : Providers.answers(provider)) {
        String more =
            answer.replaceAll("\\{(?=\\s*\")", "{\"additionalProperties\":" + value + ",");
        CurrentUser streamed = (CurrentUser) stream(provider, more);
        assertThat(streamed).isNotNull();
        assertThat(databind(provider, more.getBytes(UTF_8))).isEqualTo(new Success<>(streamed));
        assertThat(streamed.identity())
            .isEqualTo(((CurrentUser) stream(provider, answer)).identity());
      }
    }
  }

  @Test
  void keepsMembersThatNoModelDeclares() {
    AuthInfo me =
        (AuthInfo) stream(Testiny.provider(), "{\"userId\":1,\"b\":[1.50,null],\"a\":{\"c\":2}}");
    assertThat(me.additionalProperties().keySet()).containsExactly("a", "b");
    assertThat(me.additionalProperties()).containsEntry("a", Map.of("c", 2L));
    assertThat(me.additionalProperties().get("b")).hasToString("[1.50, null]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"userId\":1,\"userId\":1}",
        "{\"userId\":1,\"a\":1,\"a\":1}",
        "{\"userId\":1,\"a\":{\"b\":1,\"b\":1}}",
        "{\"userId\":1,\"email\":\"\\ud800\"}",
        "{\"userId\":1.0}",
        "{\"userId\":null}",
        "{\"userId\":1} 2",
        "{\"userId\":1",
        "{}",
        "[]",
        "",
        "{\"userId\":1,\"loggedIn\":false}",
        "{\"userId\":1,\"error\":\"no\"}",
      })
  void fallsBackForUnusualBodies(String body) {
    assertThat(stream(Testiny.provider(), body)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"success\":false,\"data\":{\"user\":{\"id\":1}}}",
        "{\"data\":{\"user\":{\"id\":1},\"mfa_required\":true}}",
        "{\"data\":{\"user\":{\"id\":1}},\"data\":{\"user\":{\"id\":2}}}",
        "{\"data\":{\"user\":{\"id\":1}},\"success\":true,\"success\":true}",
        "{\"data\":null}",
        "{\"success\":true}",
      })
  void checksTheEnvelopeToo(String body) {
    assertThat(stream(RiverGen.provider(), body)).isNull();
  }

  @Test
  void readsAnAnswerWhoseFailureFlagIsNotSet() {
    assertThat(stream(Testiny.provider(), "{\"userId\":1,\"loggedIn\":true}")).isNotNull();
    assertThat(stream(RiverGen.provider(), "{\"success\":true,\"data\":{\"user\":{\"id\":1}}}"))
        .isInstanceOf(CurrentUserInfo.class);
  }

  @Test
  void fallsBackWhenTheFailureFlagIsAMemberOfTheModel() {
    IdentityProvider<UserInfo> provider =
        IdentityProvider.builder("own", UserInfo.class)
            .baseUrl(URI.create("https://own.example.com"))
            .failureWhen("email_verified", false, ErrorKind.PERMISSION_DENIED)
            .build();
    assertThat(stream(provider, "{\"sub\":\"a\"}")).isNull();
  }
}
