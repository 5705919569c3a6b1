package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Files;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rows of {@code forms.csv} in {@code sdk-models}, over HTTP and with both readers. */
class FormsOverHttpTest extends AnswersOverHttp {

  /** The value is inserted as it is: a tree would change the numbers. */
  private static String body(IdentityProvider<?> provider, String member, String value) {
    ObjectNode model = Files.tree(provider.name() + "/me.json");
    JsonPointer pointer = JsonPointer.compile(member);
    ((ObjectNode) model.at(pointer.head())).put(pointer.last().getMatchingProperty(), "HERE");
    String json = model.toString().replace("\"HERE\"", value);
    return body(provider, json);
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/forms.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\0')
  void eachFormIsReadOrReported(
      String codec, String name, String member, String value, String result) throws IOException {
    IdentityProvider<? extends CurrentUser> provider = provider(name);
    String body = body(provider, member, value);
    List<String> reported = new ArrayList<>();
    try {
      JsonNode written = Json.tree(Files.write(me(provider, body, reported)).getBytes(UTF_8));
      String shown = written.at(member).isMissingNode() ? "absent" : written.at(member).toString();
      if (result.equals("rejected")) {
        assertThat(codec).doesNotContain("strict").isNotIn("id", "subject");
        assertThat(reported).hasSize(1);
      } else {
        assertThat(shown).isEqualTo(result);
        assertThat(reported).isEmpty();
      }
    } catch (DecodeException refused) {
      assertThat(result).as(refused.getMessage()).isEqualTo("rejected");
      assertThat(refused).hasMessageContaining(member.substring(member.lastIndexOf('/') + 1));
    }
    assertReadersAgree(provider, body);
  }
}
