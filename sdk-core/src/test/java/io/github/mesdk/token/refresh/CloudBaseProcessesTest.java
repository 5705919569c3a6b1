package io.github.mesdk.token.refresh;

import org.junit.jupiter.api.Nested;

/** What holds between processes for all stored logins, tried with those of CloudBase. */
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
