package io.github.mesdk.token.refresh;

import org.junit.jupiter.api.Nested;

/** Runs the contracts for processes that share a login with CloudBase logins. */
class CloudBaseProcessesTest {

  @Nested
  class Shared extends SharedLoginContract {
    @Override
    protected Class<? extends LoginKind> kind() {
      return CloudBaseKind.class;
    }
  }

  @Nested
  class Killed extends KilledProcessContract {
    @Override
    protected Class<? extends LoginKind> kind() {
      return CloudBaseKind.class;
    }
  }

  @Nested
  class OnAFullDisk extends FullDiskContract {
    @Override
    protected Class<? extends LoginKind> kind() {
      return CloudBaseKind.class;
    }
  }
}
