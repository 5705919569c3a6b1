package io.github.mesdk.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.model.read.JsonTokens;
import io.github.mesdk.model.read.Readers;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.model.testiny.AuthInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The forms of a value that each codec reads, with a user's mapper and with the streaming reader.
 */
class FormsTest {
  static final Map<String, Class<? extends CurrentUser>> MODELS =
      Map.of(
          "testiny", AuthInfo.class,
          "pulse", UserSession.class,
          "rivergen", CurrentUserInfo.class,
          "krystal", AuthorizationDetails.class,
          "cloudbase", Profile.class,
          "oidc", UserInfo.class);

  @ParameterizedTest
  @CsvFileSource(
      resources = "/forms.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\0')
  void eachFormIsReadOrRejected(
      String codec, String provider, String member, String value, String result)
      throws IOException {
    Class<? extends CurrentUser> model = MODELS.get(provider);
    String json = withValue(Fixtures.tree(provider + "/me.json"), member, value);
    if (result.equals("rejected")) {
      assertThatThrownBy(() -> Fixtures.USERS_MAPPER.readValue(json, model))
          .as(codec)
          .isInstanceOf(JsonProcessingException.class);
      checkThatNothingIsLost(stream(json, model), codec, member, value);
      return;
    }
    CurrentUser read = Fixtures.USERS_MAPPER.readValue(json, model);
    assertThat(written(read, member)).as(codec).isEqualTo(result);
    Streamed streamed = stream(json, model);
    if (!codec.equals("groups")) { // left to databind if one of them is text
      assertThat(streamed).as(codec).isEqualTo(new Streamed(read, List.of()));
    }
  }

  private static void checkThatNothingIsLost(
      Streamed streamed, String codec, String member, String value) throws IOException {
    if (streamed != null) {
      assertThat(codec).doesNotContain("strict").isNotIn("id", "subject");
      assertThat(written(streamed.answer, member)).isEqualTo(Fixtures.parse(value).toString());
      String path = member.substring(1).replaceAll("/([0-9])", "[$1]").replace('/', '.');
      assertThat(streamed.unreadable).containsExactly(path);
    }
  }

  private record Streamed(CurrentUser answer, List<String> unreadable) {}

  /** Returns null if databind must read the JSON. */
  private static Streamed stream(String json, Class<? extends CurrentUser> model) {
    try (JsonTokens in = JsonTokens.of(json.getBytes(UTF_8))) {
      return new Streamed(Readers.read(model, in), in.unreadable());
    } catch (IOException | RuntimeException unusual) {
      return null;
    }
  }

  /** The value is inserted as it is: a tree would change the numbers. */
  private static String withValue(ObjectNode json, String member, String value) {
    JsonPointer pointer = JsonPointer.compile(member);
    ((ObjectNode) json.at(pointer.head())).put(pointer.last().getMatchingProperty(), "HERE");
    return json.toString().replace("\"HERE\"", value);
  }

  private static String written(CurrentUser answer, String member) throws IOException {
    JsonNode written = Fixtures.parse(Fixtures.USERS_MAPPER.writeValueAsString(answer));
    return written.at(member).isMissingNode() ? "absent" : written.at(member).toString();
  }
}
