package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rows of {@code forms.csv} in {@code sdk-models}, over HTTP and with both readers. */
class FormsOverHttpTest {
  private static final MockWebServer SERVER = Servers.prompt();

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static IdentityProvider<? extends CurrentUser> provider(String name) {
    return Providers.all()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow()
        .at(Servers.origin(SERVER));
  }

  /** The value is inserted as it is: a tree would change the numbers. */
  private static String body(IdentityProvider<?> provider, String member, String value) {
    ObjectNode model = Files.tree(provider.name() + "/me.json");
    JsonPointer pointer = JsonPointer.compile(member);
    ((ObjectNode) model.at(pointer.head())).put(pointer.last().getMatchingProperty(), "HERE");
    String json = model.toString().replace("\"HERE\"", value);
    return provider
        .payload()
        .map(name -> "{\"success\":true,\"" + name + "\":" + json + "}")
        .orElse(json);
  }

  private static CurrentUser me(
      IdentityProvider<? extends CurrentUser> provider, String body, List<String> reported) {
    SERVER.enqueue(Servers.json(200, body));
    MeListener listener =
        new MeListener() {
          @Override
          public void callEnded(MeEvent event) {
            reported.addAll(event.unreadableMembers());
          }
        };
    MeArguments arguments = provider.name().equals("krystal") ? Krystal.self() : MeArguments.of();
    return MeClient.builder(provider)
        .listener(listener)
        .build()
        .me(MeRequest.ofToken("t").withArguments(arguments));
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

  private static <T extends CurrentUser> void assertReadersAgree(
      IdentityProvider<T> provider, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    Success<T> streamed = new StreamingReader<>(provider).read(bytes);
    if (streamed != null) {
      assertThat(
              new ReplyReader<>(provider)
                  .readWithDatabind(
                      Replies.of(200, bytes),
                      Scrubber.of(List.of()),
                      Deadline.after(Duration.ofDays(1))))
          .isEqualTo(streamed);
    }
  }
}
