package io.github.mesdk.oauth2;

import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.OddReplyContract;
import org.junit.jupiter.api.Nested;

/** Runs the contract of odd token replies for the grants that need no person. */
class OddTokenReplyTest {
  private static final OAuth2Client CLIENT = OAuth2Client.basic("app", "hush-hush");

  @Nested
  class OfRefresh extends OddReplyContract {
    @Override
    protected TokenProvider source(TokenStore store) {
      return issuer().refreshing(CLIENT, store).buildUncached();
    }

    OAuth2Issuer issuer() {
      return OAuth2Issuer.builder(origin())
          .clock(clock, System::nanoTime)
          .tokenEndpoint(origin().resolve("/token"))
          .build();
    }
  }

  @Nested
  class OfClientCredentials extends OfRefresh {
    @Override
    protected TokenProvider source(TokenStore store) {
      return issuer().clientCredentials(CLIENT).buildUncached();
    }

    @Override
    protected boolean isRefresh() {
      return false;
    }
  }

  @Nested
  class OfTokenExchange extends OfClientCredentials {
    @Override
    protected TokenProvider source(TokenStore store) {
      TokenExchange exchange = issuer().tokenExchange(CLIENT).build();
      return () -> exchange.exchange(AccessToken.of("subject"));
    }
  }
}
