package io.github.mesdk.token.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file system can report another owner than the user of this process for all files that this
 * process creates. NFS with user mapping does. The test uses a ZIP file with a default owner.
 */
@DisabledOnOs(OS.WINDOWS)
class OwnFileTest {
  @TempDir Path folder;
  private FileSystem mapping;
  private Path file;

  @BeforeEach
  void mount() throws Exception {
    mapping =
        FileSystems.newFileSystem(
            URI.create("jar:" + folder.resolve("mapping.zip").toUri()),
            Map.of(
                "create", "true", "enablePosixFileAttributes", true, "defaultOwner", "all-users"));
    file = Files.createFile(mapping.getPath("/login"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void unmount() throws Exception {
    mapping.close();
  }

  @Test
  void aFileOfTheMappedOwnerIsAccepted() throws Exception {
    OwnFile.check(file);
    try (Stream<Path> files = Files.list(mapping.getPath("/"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileOfAnotherOwnerIsRefused() throws Exception {
    Files.setOwner(file, () -> "somebody-else");
    assertThatThrownBy(() -> OwnFile.check(file))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("belongs to the user somebody-else; use a file that you own");
  }
}
