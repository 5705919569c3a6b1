package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Reads models of an application over HTTP, and records the members that cannot be read. */
abstract class LenientModelsFixture {
  final MockWebServer server = NoDelaySockets.newServer();
  List<String> unreadable = List.of();
  @Nullable MeEvent attempt;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A model of an application. */
  interface Own extends CurrentUser {
    String id();

    @Override
    default Identity identity() {
      return Identity.builder().provider("own").subject(id()).build();
    }
  }

  static <T extends CurrentUser> IdentityProviderBuilder<T> own(Class<T> model) {
    return IdentityProvider.builder("own", model).subject("id");
  }

  final <T extends CurrentUser> T me(IdentityProviderBuilder<T> provider, String body) {
    server.enqueue(Servers.json(200, body));
    MeListener listener =
        new MeListener() {
          @Override
          public void attemptEnded(MeEvent event) {
            attempt = event;
          }

          @Override
          public void callEnded(MeEvent event) {
            unreadable = event.unreadableMembers();
          }
        };
    return MeClient.builder(provider.baseUrl(Servers.origin(server)).build())
        .listener(listener)
        .build()
        .me(MeRequest.ofToken("t"));
  }

  final <T extends CurrentUser> T me(Class<T> model, String members) {
    return me(own(model), "{\"id\":\"u-1\"," + members + "}");
  }

  final <T extends CurrentUser> DecodeException refused(
      IdentityProviderBuilder<T> provider, String body) {
    return catchThrowableOfType(DecodeException.class, () -> me(provider, body));
  }
}
