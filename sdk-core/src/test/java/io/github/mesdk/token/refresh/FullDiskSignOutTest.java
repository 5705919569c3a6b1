package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.refresh.RefreshingProcess.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signing out works on a full disk, because it writes nothing. */
@Timeout(120)
class FullDiskSignOutTest extends ProcessFixture {
  @Override
  protected Class<? extends LoginKind> kind() {
    return CloudBaseKind.class;
  }

  @Test
  void signingOutNeedsNoSpaceAfterAKilledProcess() throws Exception {
    assumeThat(DiskSpace.canLimitProcesses()).isTrue();
    RunningProcess process = start();
    DiskSpace.ProcessLimit disk = new DiskSpace.ProcessLimit(List.of(process));
    String whole = StoredTokens.of("refresh-1").serialize();
    for (String left : List.of("", "mesdk-tokens 2\nrefresh refr", whole, whole + "\0\0")) {
      for (Command command : List.of(Command.CLEAR, Command.CLEAR_IF)) {
        put(StoredTokens.of("refresh-0"));
        leave(left);
        disk.failWrites();
        assertThat(process.sendAndRead(command)).isEqualTo("cleared");
        assertThat(file()).doesNotExist();
        assertThat(unfinished()).doesNotExist();
        disk.free();
      }
    }
  }

  private Path unfinished() {
    return folder.resolve("login.new");
  }

  private void leave(String text) throws IOException {
    if (!text.isEmpty()) {
      Files.createFile(
          unfinished(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished(), text);
    }
  }
}
