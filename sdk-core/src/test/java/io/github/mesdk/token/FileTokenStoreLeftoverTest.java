package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that a killed process, an older version of the SDK or another user left at the path of a
 * store.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class FileTokenStoreLeftoverTest {
  private static final StoredTokens OLD = StoredTokens.of("5ecret-0");
  private static final StoredTokens NEW =
      StoredTokens.of("5ecret-1")
          .withAccessToken(AccessToken.of("access", Instant.parse("2026-01-01T00:00:00Z")));

  private final Deadline far = Deadlines.far();

  @TempDir Path folder;
  private Path file;
  private Path unfinished;
  private TokenStore store;

  @BeforeEach
  void signIn() {
    file = folder.resolve("login");
    unfinished = folder.resolve("login.new");
    store = TokenStore.file(file);
    store.update(far, none -> Optional.of(OLD));
  }

  private void leave(Path path, String text) throws IOException {
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(path, text);
  }

  /** The process was killed after it wrote the new text and before it moved it into place. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "\0\0\0\0"})
  void aCompleteReplacementBecomesTheLogin(String reservedSpace) throws Exception {
    leave(unfinished, NEW.serialize() + reservedSpace);
    assertThat(store.update(far, stored -> stored)).contains(NEW);
    assertThat(Files.readString(file)).isEqualTo(NEW.serialize());
    assertThat(unfinished).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0", "mesdk-tokens 2\nrefresh 5ecret-1\n", "mesdk-tok", "end\n"})
  void anIncompleteReplacementIsRemovedByTheNextUpdate(String text) throws Exception {
    leave(unfinished, text);
    assertThat(store.update(far, stored -> stored)).contains(OLD);
    assertThat(unfinished).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mesdk-tokens 2\nrefresh 5ecret-1\n", "mesdk-tokens 2\nrefresh 5ecret-1\nend\n"})
  void signingOutRemovesAllFiles(String text) throws Exception {
    leave(unfinished, text);
    store.clear(far);
    assertThat(unfinished).doesNotExist();
    assertThat(file).doesNotExist();
    leave(unfinished, text);
    assertThat(store.clearIf(far, login -> true)).isEqualTo(text.endsWith("end\n"));
    assertThat(unfinished).doesNotExist();
    assertThat(file).doesNotExist();
    leave(unfinished, text);
    store.update(far, stored -> Optional.empty());
    assertThat(unfinished).doesNotExist();
    assertThat(file).doesNotExist();
  }

  @Test
  void aStepThatFailsOrChangesNothingLeavesNoReplacement() {
    assertThatThrownBy(() ->
            store.update(
                far,
                stored -> {
                  assertThat(unfinished).describedAs("reserved space").isNotEmptyFile();
                  throw new IllegalStateException("down");
                }))
        .hasMessage("down");
    assertThat(unfinished).doesNotExist();
    store.update(far, stored -> stored);
    assertThat(unfinished).doesNotExist();
    assertThatThrownBy(() ->
            store.clearIf(far, login -> login.refreshToken().orElseThrow().isEmpty() || fail()))
        .hasMessage("not this one");
    assertThat(store.clearIf(far, login -> false)).isFalse();
    assertThat(store.read(far)).contains(OLD);
  }

  private static boolean fail() {
    throw new IllegalStateException("not this one");
  }

  /** Otherwise no one would be signed in, and a chain would use the token of another user. */
  @Test
  void aCompleteReplacementIsReadIfThereIsNoFile() throws Exception {
    Files.delete(file);
    leave(unfinished, NEW.serialize() + "\0\0");
    assertThat(store.read(far)).contains(NEW);
    assertThat(file).doesNotExist();
    Files.writeString(unfinished, NEW.serialize().substring(0, 20));
    assertThat(store.read(far)).isEmpty();
  }

  @Test
  void aReplacementThatCannotBeMovedIsRemoved() throws Exception {
    assertThatThrownBy(() ->
            store.update(
                far,
                stored -> {
                  replaceByDirectory();
                  return Optional.of(NEW);
                }))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(file + " cannot be written: ");
    assertThat(unfinished).doesNotExist();
  }

  private void replaceByDirectory() {
    try {
      Files.delete(file);
      Files.createDirectories(file.resolve("in-the-way"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLinkOrAnotherUsersFileAtTheReplacementIsRemovedAndNotFollowed() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), NEW.serialize());
    Files.createSymbolicLink(unfinished, elsewhere);
    assertThat(store.update(far, stored -> stored)).contains(OLD);
    Files.createSymbolicLink(unfinished, folder.resolve("nowhere"));
    assertThat(store.update(far, stored -> Optional.of(NEW))).contains(NEW);
    assertThat(Files.readString(elsewhere)).isEqualTo(NEW.serialize());
    assertThat(folder.resolve("nowhere")).doesNotExist();
    Files.writeString(unfinished, OLD.serialize());
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(store.update(far, stored -> stored)).contains(NEW);
    assertThat(unfinished).doesNotExist();
  }

  /** Opening a pipe blocks until another process opens it, without a deadline. */
  @ParameterizedTest
  @ValueSource(strings = {"login", "login.lock"})
  void aPipeIsRefusedAndNotOpened(String name) throws Exception {
    Files.delete(folder.resolve(name));
    Process made =
        new ProcessBuilder("mkfifo", "-m", "600", folder.resolve(name).toString()).start();
    assertThat(made.waitFor()).isZero();
    assertThatThrownBy(() -> store.update(far, stored -> stored))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(
            name + " is not a regular file; use the path of a regular file, not of a link");
    assertThatThrownBy(() -> store.read(far)).isInstanceOf(TokenException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "login.lock"})
  void aFileOfAnotherUserIsRefused(String name) throws Exception {
    assumeThat(Files.getAttribute(file, "unix:uid"))
        .describedAs("only root can change the owner")
        .isEqualTo(0);
    Files.setAttribute(folder.resolve(name), "unix:uid", 12_345);
    assertThatThrownBy(() -> store.update(far, stored -> stored))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(name + " belongs to the user 12345; use a file that you own");
    assertThatThrownBy(() -> store.read(far)).isInstanceOf(TokenException.class);
  }

  @Test
  void anOlderFormatIsReadAndANewerOneIsReported() throws Exception {
    Files.writeString(
        file,
        "mesdk-tokens 1\nrefresh 5ec\\ret\naccess access\nexpires 2026-01-01T00:00:00Z\nend\n");
    assertThat(store.read(far)).contains(NEW.withRefreshToken("5ec\\ret"));
    Files.writeString(file, "mesdk-tokens 3\nsomething else\nend\n");
    assertThatThrownBy(() -> store.read(far))
        .hasMessage(
            "the token store "
                + file
                + " was written by a newer version of the SDK; use that version");
    Files.writeString(file, "mesdk-tokens 2\nrefresh 5ecret\nwhat-is-this new\nend\n");
    assertThat(store.update(far, stored -> stored.map(login -> login.withSubject("ü\n\\"))))
        .hasValueSatisfying(
            login -> assertThat(login.additionalMembers()).containsEntry("what-is-this", "new"));
    assertThat(Files.readString(file))
        .isEqualTo(
            "mesdk-tokens 2\nrefresh 5ecret\nsubject \\u00fc\\u000a\\u005c\nwhat-is-this new\nend\n");
    assertThat(store.read(far)).flatMap(StoredTokens::subject).contains("ü\n\\");
  }

  /** An update adopts the content of the {@code .new} file, so it must not be another store. */
  @ParameterizedTest
  @ValueSource(strings = {"login.new", "login.lock", "login.NEW", ".new"})
  void theNamesOfFilesBesideAStoreAreReserved(String name) {
    assertThatThrownBy(() -> TokenStore.file(folder.resolve(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not end in .new or .lock, which are reserved: " + name);
  }

  @Test
  void aReplacementThatCannotBeReadIsKept() throws Exception {
    leave(unfinished, NEW.serialize());
    Process crowded = CrowdedProcess.start(folder.resolve("errors"), file);
    assertThat(crowded.inputReader().readLine())
        .isEqualTo("the token store " + file + " cannot be written: Too many open files");
    assertThat(crowded.waitFor()).isZero();
    assertThat(store.update(far, stored -> stored)).contains(NEW);
  }

  @Test
  void signingOutWorksOnUnreadableFiles() throws Exception {
    leave(unfinished, "mesdk-tokens 2\nrefresh 5ecret-1\n");
    Files.writeString(file, "what is this");
    store.clear(far);
    assertThat(unfinished).doesNotExist();
    assertThat(file).doesNotExist();
  }
}
