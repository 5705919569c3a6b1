package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An issuer that confuses two users. From a random request on, all its tokens are those of a
 * foreigner. Its first such reply has an ID token; of later replies, only some have one. No caller
 * gets a foreign token, whichever provider of the login sends which request.
 */
@Timeout(120)
class ForeignTokensTest extends RefreshedIdTokenFixture {
  private static final int PROVIDERS = 4;

  @TempDir private Path directory;

  private final List<String> sent = new ArrayList<>();

  /** Replies as the seed says; foreign from the third to the sixth request on. */
  private final class Confused extends Dispatcher {
    private final Random random;
    private final int firstForeign;
    private int requests;

    Confused(long seed) {
      random = new Random(seed);
      firstForeign = 2 + random.nextInt(4);
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      if (request.getTarget().equals("/keys")) {
        return Keys.published(Keys.RSA);
      }
      int number = requests++;
      if (number > 0 && number != firstForeign && random.nextInt(5) == 0) {
        return reply(503, "application/json", "");
      }
      boolean isForeign = number >= firstForeign;
      boolean hasIdToken = number == firstForeign || random.nextBoolean();
      String idToken = isForeign ? foreignIdToken() : goodIdToken();
      String access = (isForeign ? "foreign-" : "own-") + number;
      sent.add(access);
      // Expires at once for the providers, so that each call refreshes the login.
      String json =
          "{'access_token':'%s','expires_in':1%s%s}"
              .formatted(
                  access,
                  random.nextBoolean() ? ",'refresh_token':'refresh-" + number + "'" : "",
                  hasIdToken ? ",'id_token':" + idToken : "");
      return reply(200, "application/json", json.replace('\'', '"'));
    }
  }

  private List<TokenProvider> providers(Path file) {
    List<TokenProvider> providers = new ArrayList<>();
    for (int i = 0; i < PROVIDERS; i++) {
      // Each store has its own path, so the providers share only the file, like processes.
      Path path = directory.resolve("./".repeat(i)).resolve(file);
      var builder = issuer().refreshing(CLIENT, TokenStore.file(path));
      providers.add(i % 2 == 0 ? builder.buildUncached() : builder.build());
    }
    return providers;
  }

  private static Optional<String> token(TokenProvider provider) {
    try {
      return Optional.of(provider.token().value());
    } catch (MeException failed) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void areNeverReturned(long seed) throws Exception {
    server.setDispatcher(new Confused(seed));
    Path file = Path.of("login-" + seed);
    TokenStore.file(directory.resolve(file)).update(soon(), none -> Optional.of(login()));
    List<TokenProvider> providers = providers(file);
    ExecutorService threads = Executors.newFixedThreadPool(PROVIDERS);
    try {
      for (int round = 0; round < 8; round++) {
        List<Callable<Optional<String>>> calls = new ArrayList<>();
        providers.forEach(provider -> calls.add(() -> token(provider)));
        for (Future<Optional<String>> result : threads.invokeAll(calls)) {
          assertThat(result.get().orElse("none")).doesNotStartWith("foreign");
        }
        clock.advance(Duration.ofMinutes(1));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(sent).anyMatch(token -> token.startsWith("foreign"));
    Optional<StoredTokens> end = TokenStore.file(directory.resolve(file)).read(soon());
    assertThat(end.orElseThrow().verificationPending()).isTrue();
    assertThat(end.orElseThrow().accessToken().orElseThrow().value()).doesNotStartWith("foreign");
    assertThat(failure(providers.get(0)::token))
        .satisfiesAnyOf(
            failed -> assertThat(failed).isInstanceOf(UnauthenticatedException.class),
            failed -> assertThat(failed.retryable()).isTrue());
  }
}
