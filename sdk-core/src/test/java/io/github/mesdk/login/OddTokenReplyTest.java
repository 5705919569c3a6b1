package io.github.mesdk.login;

import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.OddReplyContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Runs the contract of odd token replies for the token endpoints of the systems. */
@Tag("slow")
class OddTokenReplyTest {

  @Nested
  class OfCloudBase extends OddReplyContract {
    @Override
    protected TokenProvider source(TokenStore store) {
      return CloudBaseLogin.refreshing(CloudBase.at(origin()), store).clock(clock).buildUncached();
    }
  }

  @Nested
  class OfCloudBasePrograms extends OddReplyContract {
    @Override
    protected TokenProvider source(TokenStore store) {
      return CloudBaseLogin.clientCredentials(CloudBase.at(origin()), "id", "hush-hush")
          .clock(clock)
          .buildUncached();
    }

    @Override
    protected boolean isRefresh() {
      return false;
    }
  }

  @Nested
  class OfRiverGen extends OddReplyContract {
    @Override
    protected TokenProvider source(TokenStore store) {
      return RiverGenLogin.refreshing(RiverGen.provider().at(origin()), store)
          .clock(clock)
          .buildUncached();
    }
  }

  @Nested
  class OfRiverGenInItsEnvelope extends OfRiverGen {
    @Override
    protected String body(String members) {
      return "{\"success\":true,\"data\":{" + members + "}}";
    }
  }

  /** The tokens in the envelope, the refresh token outside. */
  @Nested
  class OfRiverGenInHalfAnEnvelope extends OfRiverGen {
    @Override
    protected String body(String members) {
      int refresh = members.indexOf("\"refresh_token\"");
      String outside = refresh < 0 ? "" : members.substring(refresh) + ",";
      String inside = refresh < 0 ? members : members.substring(0, Math.max(0, refresh - 1));
      return "{" + outside + "\"success\":true,\"data\":{" + inside + "}}";
    }
  }

  /** The tokens in the envelope, and blank members outside. */
  @Nested
  class OfRiverGenBesideBlankMembers extends OfRiverGen {
    @Override
    protected String body(String members) {
      return "{\"success\":true,\"refresh_token\":\"\",\"access_token\":\" \",\"token_type\":\"\","
          + "\"expires_in\":0,\"data\":{"
          + members
          + "}}";
    }
  }

  /** The tokens in the envelope, and members without a usable value after it. */
  @Nested
  class OfRiverGenBeforeUnusableMembers extends OfRiverGen {
    @Override
    protected String body(String members) {
      return "{\"success\":true,\"data\":{"
          + members
          + "},\"refresh_token\":false,\"access_token\":7,\"expires_in\":\"\"}";
    }
  }

  @Nested
  class OfPulseKeys extends OddReplyContract {
    @Override
    protected TokenProvider source(TokenStore store) {
      return PulseLogin.withApiKey(Pulse.at(origin()), "key", "hush-hush")
          .clock(clock)
          .buildUncached();
    }

    @Override
    protected String tokenMember() {
      return "token";
    }

    @Override
    protected boolean isRefresh() {
      return false;
    }
  }

  @Nested
  class OfPulsePasswords extends OfPulseKeys {
    @Override
    protected TokenProvider source(TokenStore store) {
      return PulseLogin.withPassword(Pulse.at(origin()), "ada@example.com", "hush-hush")
          .clock(clock)
          .buildUncached();
    }
  }
}
