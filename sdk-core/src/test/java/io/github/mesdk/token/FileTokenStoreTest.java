package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenStoreTest extends TokenStoreContract {
  private static final int MIB = 1024 * 1024;

  private final Deadline far = Deadlines.far();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("login");
  }

  @Override
  TokenStore store() {
    return TokenStore.file(file); // a new instance each time; they share the file
  }

  private void signIn() {
    store().update(far, none -> Optional.of(StoredTokens.of("5ecret")));
  }

  private void place(String text, String permissions) throws Exception {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerCanReadTheFiles() throws Exception {
    signIn();
    try (Stream<Path> made = Files.list(folder)) {
      assertThat(made)
          .hasSize(2)
          .allSatisfy(path ->
              assertThat(Files.getPosixFilePermissions(path))
                  .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatOthersCanUseIsRefusedWithARemedy(String permissions) throws Exception {
    signIn();
    place(Files.readString(file), permissions);
    assertThatThrownBy(() -> store().read(far))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(permissions)
        .hasMessageContaining("chmod 600")
        .satisfies(e -> Secrets.assertAbsent(e, "5ecret"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsReplacedAtomicallyAndOnlyWhenItChanges() throws Exception {
    signIn();
    Object before = Files.getAttribute(file, "unix:ino");
    store().read(far);
    signIn();
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
    store().update(far, stored -> Optional.of(StoredTokens.of("another")));
    assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(before);
    assertThat(folder.resolve("login.new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5ecret",
        "mesdk-tokens 1\nrefresh 5ecre",
        "mesdk-tokens 1\nrefresh 5ecret\n",
        "mesdk-tokens 1\nrefresh 5ecret\nrefresh 5ecret\nend\n",
        "mesdk-tokens 1\nissuer https://id.example.com\nend\n",
        "mesdk-tokens 2\nrefresh 5ecret\nexpires 2026-01-01T00:00:00Z\nend\n",
        "mesdk-tokens 2\nrefresh 5ecret\nissuer 5ecret 5ecret\nend\n",
        "mesdk-tokens 2\nrefresh 5ecret\nsubject 5ec\\ret\nend\n",
        "mesdk-tokens 2\nrefresh 5ecret\nsubject 5ec\\u00zzret\nend\n",
        "mesdk-tokens 1\nrefresh \nend\n",
        "mesdk-tokens 1\nrefresh 5ecret\naccess 5ec ret\nend\n",
        "mesdk-tokens 1\nrefresh 5ecret\naccess 5ecret\nexpires 5ecret\nend\n",
        "mesdk-tokens 1\nrefresh 5écret\nend\n",
        "mesdk-tokens 1\nrefresh 5ecret\nend\nend\n"
      })
  @DisabledOnOs(OS.WINDOWS)
  void aDamagedFileIsRefusedWithoutShowingIt(String text) throws Exception {
    place(text, "rw-------");
    assertThatThrownBy(() -> store().read(far))
        .isInstanceOf(TokenException.class)
        .hasMessage("the token store " + file + " is damaged; remove it and sign in again")
        .satisfies(e -> Secrets.assertAbsent(e, "5ecr", "ret\n"));
    Files.delete(file);
    signIn();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatIsTooLargeIsRefused() throws Exception {
    place("mesdk-tokens 1\nrefresh " + "5".repeat(2 * MIB) + "\nend\n", "rw-------");
    assertThatThrownBy(() -> store().read(far)).hasMessageContaining("is damaged");
  }

  @Test
  void longTokensAreReadBack() {
    StoredTokens large =
        StoredTokens.of("5".repeat(MIB - 70)).withAccessToken(AccessToken.of("6".repeat(MIB - 70)));
    store().update(far, none -> Optional.of(large));
    assertThat(store().read(far)).contains(large);
    StoredTokens tooLarge = large.withAccessToken(AccessToken.of("6".repeat(2 * MIB)));
    assertThat(store().update(far, before -> Optional.of(tooLarge))).contains(tooLarge);
    assertThat(store().read(far)).contains(large.withoutAccessToken());
  }

  @Test
  void theFileIsKeptWhenARefreshTokenIsTooLong() {
    signIn();
    StoredTokens tooLong = StoredTokens.of("6".repeat(2 * MIB));
    assertThatThrownBy(() -> store().update(far, before -> Optional.of(tooLong)))
        .isInstanceOf(TokenException.class)
        .hasMessage("the token store " + file + " cannot be written: the tokens are too long");
    assertThat(store().read(far)).contains(StoredTokens.of("5ecret"));
  }

  @Test
  void anInterruptWhilePollingForTheLockIsReportedAsOne() throws Exception {
    signIn();
    FileChannel elsewhere =
        FileChannel.open(folder.resolve("login.lock"), StandardOpenOption.WRITE);
    assertThat(elsewhere.lock().isValid()).isTrue();
    TokenStore store =
        new FileTokenStore(
            file,
            pause -> {
              close(elsewhere);
              Thread.currentThread().interrupt();
            });
    assertThatThrownBy(() -> store.update(far, stored -> stored))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.read(far)).contains(StoredTokens.of("5ecret"));
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksToFilesAreRefused() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "not ours");
    Files.createSymbolicLink(file, elsewhere);
    assertThatThrownBy(() -> store().read(far))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("is not a regular file");
    Files.delete(file);
    Files.createSymbolicLink(folder.resolve("other.lock"), folder.resolve("made-by-a-link"));
    assertThatThrownBy(() -> TokenStore.file(folder.resolve("other")).clear(far))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("other.lock is not a regular file");
    assertThat(folder.resolve("made-by-a-link")).doesNotExist();
  }

  @Test
  void aMissingDirectoryIsReported() {
    Path missing = folder.resolve("missing").resolve("login");
    assertThatThrownBy(() -> TokenStore.file(missing).read(far))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(
            missing + " is in a directory that does not exist or cannot be opened");
    assertThatThrownBy(() -> TokenStore.file(folder.getRoot()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDirectoryAtThePathIsRefused() throws Exception {
    Files.createDirectory(file);
    assertThatThrownBy(() -> store().read(far)).hasMessageContaining("is not a regular file");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void twoPathsToOneFileShareOneLock() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    TokenStore other = TokenStore.file(link.resolve("login"));
    assertThatThrownBy(() -> store().update(far, stored -> other.update(far, again -> again)))
        .isInstanceOf(IllegalStateException.class);
    signIn();
    assertThat(other.read(far)).contains(StoredTokens.of("5ecret"));
  }

  @Test
  void toStringShowsOnlyThePath() {
    signIn();
    assertThat(List.of(store().toString(), TokenStore.inMemory().toString()))
        .containsExactly("TokenStore{" + file + "}", "TokenStore{in memory}");
  }
}
