package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client credentials grant; this server enforces every check that the standards permit. */
@ExtendWith(Servers.class)
@Timeout(120)
class SpringServiceTest {
  private static final String SECRET = "sample-secret-of-sdk-service";

  private SpringServer server;
  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(SpringServer running) {
    server = running;
    issuer = OAuth2Issuer.discover(running.issuer());
  }

  @Test
  void theSecretInTheHeaderIsAccepted() {
    assertAccepted(OAuth2Client.basic("sdk-service", SECRET));
  }

  @Test
  void theSecretInTheFormIsAccepted() {
    assertAccepted(OAuth2Client.post("sdk-service", SECRET));
  }

  @Test
  void anAssertionIsAccepted() {
    String key = server.keys().rsa().toJSONString();
    assertAccepted(OAuth2Client.privateKeyJwt("sdk-service-jwt", key));
  }

  @Test
  void aWrongSecretIsATokenException() {
    assertRefused(OAuth2Client.basic("sdk-service", "sample-secret-that-is-wrong"));
  }

  @Test
  void aWrongKeyIsATokenException() {
    String key = ClientKeys.generate().rsa().toJSONString();
    assertRefused(OAuth2Client.privateKeyJwt("sdk-service-jwt", key));
  }

  @Test
  void aClientAuthenticationMethodThatIsNotAllowedIsATokenException() {
    assertRefused(OAuth2Client.post("sdk-login", "sample-secret-of-sdk-login"));
  }

  @Test
  void missingClientAuthenticationIsATokenExceptionAndKeepsTheLogin() {
    TokenStore store = TokenStore.inMemory();
    Deadline soon = Deadline.after(Duration.ofSeconds(30));
    Optional<StoredTokens> login = Optional.of(StoredTokens.of("any"));
    store.update(soon, none -> login);
    TokenProvider tokens = issuer.refreshing(OAuth2Client.none("sdk-login"), store).build();
    assertThat(catchThrowableOfType(MeException.class, tokens::token))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
    assertThat(store.read(soon)).isEqualTo(login);
  }

  @Test
  void anUnknownScopeIsATokenException() {
    TokenProvider tokens =
        issuer
            .clientCredentials(OAuth2Client.basic("sdk-service", SECRET))
            .scope("no-such-scope")
            .build();
    assertThat(catchThrowableOfType(MeException.class, tokens::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_scope");
  }

  private void assertAccepted(OAuth2Client client) {
    AccessToken token =
        issuer
            .clientCredentials(client)
            .scope("read")
            .build()
            .token(Deadline.after(Duration.ofSeconds(30)));
    assertThat(token.expiresAt())
        .hasValueSatisfying(expiry -> assertThat(expiry).isAfter(Instant.now()));
  }

  private void assertRefused(OAuth2Client client) {
    TokenProvider tokens = issuer.clientCredentials(client).scope("read").build();
    assertThat(catchThrowableOfType(MeException.class, tokens::token))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable)
        .hasMessageNotContaining("sample-secret");
  }
}
