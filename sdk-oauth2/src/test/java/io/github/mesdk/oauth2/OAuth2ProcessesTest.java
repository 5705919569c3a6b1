package io.github.mesdk.oauth2;

import io.github.mesdk.token.refresh.FullDiskContract;
import io.github.mesdk.token.refresh.KilledProcessContract;
import io.github.mesdk.token.refresh.LoginKind;
import io.github.mesdk.token.refresh.SharedLoginContract;
import org.junit.jupiter.api.Nested;

/** Runs the multi-process contracts of stored logins with logins of standard issuers. */
class OAuth2ProcessesTest {

  @Nested
  class Shared extends SharedLoginContract {
    /** 1,000 refreshes; 300 when the number of kills is limited too. */
    @Override
    protected int rounds() {
      return Integer.getInteger("kills") == null ? 15 : 50;
    }

    @Override
    protected Class<? extends LoginKind> kind() {
      return OAuth2Kind.class;
    }
  }

  /** The first process that refreshes the login binds it to a key, and all others use this key. */
  @Nested
  class Bound extends SharedLoginContract {
    @Override
    protected int rounds() {
      return 5;
    }

    @Override
    protected Class<? extends LoginKind> kind() {
      return DpopKind.class;
    }
  }

  @Nested
  class Killed extends KilledProcessContract {
    @Override
    protected Class<? extends LoginKind> kind() {
      return OAuth2Kind.class;
    }
  }

  @Nested
  class OnAFullDisk extends FullDiskContract {
    @Override
    protected Class<? extends LoginKind> kind() {
      return OAuth2Kind.class;
    }
  }
}
