package io.github.mesdk.login;

import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshContract;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Runs the contract of stored logins for the token endpoints of the systems. */
class LoginRefreshTest {

  @Nested
  class OfCloudBase extends RefreshContract {
    @Override
    protected TokenProvider source(TokenStore store) {
      return CloudBaseLogin.refreshing(CloudBase.at(origin()), store).clock(clock).buildUncached();
    }

    @Override
    protected String invalidRefreshToken() {
      return "{\"error\":\"invalid_grant\"}";
    }

    @Override
    protected LoginOwner owner() {
      return new LoginOwner(Optional.of("cloudbase"), origin(), Optional.empty());
    }
  }

  @Nested
  class OfRiverGen extends RefreshContract {
    @Override
    protected TokenProvider source(TokenStore store) {
      return RiverGenLogin.refreshing(RiverGen.provider().at(origin()), store)
          .clock(clock)
          .buildUncached();
    }

    @Override
    protected String invalidRefreshToken() {
      return "{\"success\":false,\"error\":{\"code\":\"AUTH_EXPIRED\",\"message\":\"no\"}}";
    }

    @Override
    protected LoginOwner owner() {
      return new LoginOwner(Optional.of("rivergen"), origin(), Optional.empty());
    }
  }
}
