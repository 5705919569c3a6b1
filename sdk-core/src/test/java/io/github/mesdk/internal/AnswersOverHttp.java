package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Answers of each provider, read over HTTP and with both readers. */
abstract class AnswersOverHttp {
  private static MockWebServer server = NoDelaySockets.newServer();

  @BeforeAll
  static void start() throws IOException {
    server = NoDelaySockets.newServer();
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<IdentityProvider<? extends CurrentUser>> providers() {
    return Providers.all().map(provider -> provider.at(origin()));
  }

  static URI origin() {
    return Servers.origin(server);
  }

  static IdentityProvider<? extends CurrentUser> provider(String name) {
    return providers().filter(provider -> provider.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the model in the envelope of the provider. */
  static String body(IdentityProvider<?> provider, String model) {
    return provider
        .payload()
        .map(name -> "{\"success\":true,\"" + name + "\":" + model + "}")
        .orElse(model);
  }

  /** Returns the answer, and adds the unreadable members to {@code reported}. */
  static <T extends CurrentUser> T me(
      IdentityProvider<T> provider, String body, List<String> reported) {
    server.enqueue(Servers.json(200, body));
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

  static <T extends CurrentUser> void assertReadersAgree(
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
