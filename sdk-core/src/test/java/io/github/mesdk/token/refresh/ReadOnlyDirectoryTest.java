package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.refresh.RefreshingProcess.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The directory of a stored login does not permit changes, for example after a remount. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ReadOnlyDirectoryTest extends ProcessFixture {
  private static final String READ_ONLY = "r-x------";
  private static final String WRITABLE = "rwx------";

  private RunningProcess process;

  @Override
  protected Class<? extends LoginKind> kind() {
    return CloudBaseKind.class;
  }

  /** Permissions do not apply to root, unless it runs without these capabilities. */
  @Override
  protected List<String> launcher() {
    String none = "-dac_override,-dac_read_search";
    return "root".equals(System.getProperty("user.name"))
        ? List.of("setpriv", "--bounding-set", none, "--inh-caps", none)
        : List.of();
  }

  @BeforeEach
  void startProcess() throws Exception {
    assumeThat(permissionsApply()).isTrue();
    process = start();
  }

  private boolean permissionsApply() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(launcher());
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  @AfterEach
  void makeWritable() throws IOException {
    permit(WRITABLE);
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  private Optional<String> refreshToken() {
    return store().read(far).flatMap(StoredTokens::refreshToken);
  }

  @Test
  void nothingIsSentAndTheLoginSurvives() throws Exception {
    permit(READ_ONLY);
    assertThat(process.sendAndRead(Command.TOKEN))
        .endsWith(" cannot be written: permission denied");
    assertThat(server.ledger().refreshes()).isZero();
    assertThat(refreshToken()).contains("refresh-0");
    permit(WRITABLE);
    assertThat(process.sendAndRead(Command.NEXT_TOKEN)).isEqualTo("got access-1");
    assertThat(server.ledger().faults()).isEmpty();
  }

  @Test
  void aValidTokenIsUsed() throws Exception {
    AccessToken nearlyExpired = AccessToken.of("access-0", Instant.now().plusSeconds(29));
    put(StoredTokens.of("refresh-0").withAccessToken(nearlyExpired));
    Files.delete(folder.resolve("login.lock"));
    permit(READ_ONLY);
    assertThat(process.sendAndRead(Command.TOKEN)).isEqualTo("got access-0");
    assertThat(server.ledger().refreshes()).isZero();
  }

  @Test
  void aFailedSignOutIsReported() throws Exception {
    permit(READ_ONLY);
    assertThat(process.sendAndRead(Command.CLEAR))
        .startsWith("failed: ")
        .endsWith(" cannot be removed: permission denied");
    assertThat(refreshToken()).contains("refresh-0");
    permit(WRITABLE);
    assertThat(process.sendAndRead(Command.CLEAR)).isEqualTo("cleared");
    assertThat(file()).doesNotExist();
  }

  /** The reply cannot be stored, and must not be lost. */
  @Test
  void tokensThatCannotBeStoredAreUsedFromMemory() throws Exception {
    server.whenRotated(this::makeReadOnly);
    assertThat(process.sendAndRead(Command.TOKEN)).isEqualTo("got access-1");
    assertThat(refreshToken()).contains("refresh-0");
    assertThat(process.sendAndRead(Command.TOKEN)).isEqualTo("got access-1");
    server.whenRotated(() -> {});
    permit(WRITABLE);
    assertThat(process.sendAndRead(Command.NEXT_TOKEN)).isEqualTo("got access-2");
    assertThat(refreshToken()).contains("refresh-2");
    assertThat(server.ledger().faults()).isEmpty();
  }

  private void makeReadOnly() {
    try {
      permit(READ_ONLY);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
