package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.refresh.RefreshingProcess.Command;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A full disk loses no login, for every kind of login. */
@Timeout(120)
public abstract class FullDiskContract extends ProcessFixture {
  private RunningProcess process;
  private DiskSpace.ProcessLimit disk;

  @BeforeEach
  void startProcess() throws Exception {
    assumeThat(DiskSpace.canLimitProcesses()).isTrue();
    process = start();
    disk = new DiskSpace.ProcessLimit(List.of(process));
  }

  private Optional<String> refreshToken() {
    return store().read(far).flatMap(StoredTokens::refreshToken);
  }

  @Test
  void nothingIsSentWhileTheDiskIsFullAndTheLoginSurvives() throws Exception {
    for (int refreshes = 0; refreshes < 3; refreshes++) {
      disk.fill();
      assertThat(process.sendAndRead(Command.NEXT_TOKEN))
          .contains(" cannot be written: File too large");
      assertThat(server.ledger().refreshes()).isEqualTo(refreshes);
      assertThat(refreshToken()).contains("refresh-" + refreshes);
      disk.free();
      assertThat(process.sendAndRead(Command.NEXT_TOKEN))
          .isEqualTo("got access-" + (refreshes + 1));
    }
    assertThat(server.ledger().faults()).isEmpty();
  }

  @Test
  void aValidTokenIsUsedOnAFullDisk() throws Exception {
    AccessToken nearlyExpired = AccessToken.of("access-0", Instant.now().plusSeconds(29));
    put(StoredTokens.of("refresh-0").withAccessToken(nearlyExpired));
    disk.fill();
    assertThat(process.sendAndRead(Command.TOKEN)).isEqualTo("got access-0");
    assertThat(server.ledger().refreshes()).isZero();
  }

  /** Copy-on-write file systems do not use the space that was reserved. */
  @Test
  void unstoredTokensAreUsedFromMemoryAndStoredLater() throws Exception {
    server.whenRotated(this::failWrites);
    assertThat(process.sendAndRead(Command.TOKEN)).isEqualTo("got access-1");
    assertThat(refreshToken()).contains("refresh-0");
    assertThat(process.sendAndRead(Command.TOKEN)).isEqualTo("got access-1");
    assertThat(process.sendAndRead(Command.NEXT_TOKEN))
        .contains(" cannot be written: File too large");
    assertThat(server.ledger().refreshes()).isEqualTo(1);
    server.whenRotated(() -> {});
    disk.free();
    assertThat(process.sendAndRead(Command.NEXT_TOKEN)).isEqualTo("got access-2");
    assertThat(refreshToken()).contains("refresh-2");
    assertThat(server.ledger().faults()).isEmpty();
  }

  private void failWrites() {
    try {
      disk.failWrites();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
