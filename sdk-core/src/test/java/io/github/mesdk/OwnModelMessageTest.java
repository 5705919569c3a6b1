package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link DecodeException} shows of the message of an application's own model. */
class OwnModelMessageTest {
  private static final String TOKEN = "t0ken-of-the-call-4711";

  private final MockWebServer server = NoDelaySockets.newServer();

  record Own(@JsonProperty("id") String id, @JsonProperty("token") String token)
      implements CurrentUser {
    Own {
      if (id == null) {
        throw new IllegalStateException("id is missing for " + token);
      }
      if (id.isEmpty()) {
        throw new IllegalArgumentException("bad id, token " + token);
      }
    }

    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).build();
    }
  }

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private DecodeException failure(String body) {
    server.enqueue(Servers.json(200, body));
    IdentityProvider<Own> own =
        IdentityProvider.builder("own", Own.class).baseUrl(Servers.origin(server)).build();
    MeClient<Own> client = MeClient.builder(own).build();
    return catchThrowableOfType(DecodeException.class, () -> client.me(MeRequest.ofToken(TOKEN)));
  }

  @Test
  void theTextOfAnIllegalStateExceptionIsShownWithTheSecretsMasked() {
    DecodeException failure = failure("{\"token\":\"" + TOKEN + "\"}");
    assertThat(failure).hasMessageContaining("id is missing for ***");
    Secrets.assertAbsent(failure, TOKEN);
  }

  @Test
  void theTextOfAnyOtherExceptionIsNot() {
    DecodeException failure = failure("{\"id\":\"\",\"token\":\"of-another\"}");
    Secrets.assertAbsent(failure, "bad id", "of-another");
  }
}
