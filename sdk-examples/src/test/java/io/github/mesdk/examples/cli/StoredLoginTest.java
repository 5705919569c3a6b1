package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a stored login is used, refreshed and removed. */
class StoredLoginTest {
  private final ScriptedIssuer issuer = new ScriptedIssuer();

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void signIn() {
    file = directory.resolve("login");
    login().prepare(soon());
    login()
        .save(
            StoredTokens.of("refr3sh")
                .withIssuer(URI.create(issuer.address()))
                .withClientId("my-tool"),
            soon());
    issuer.answer("/me", 200, "{'sub':'7','name':'Ada Lovelace'}");
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  private StoredLogin login() {
    return new StoredLogin(URI.create(issuer.address()), file);
  }

  private Optional<StoredTokens> stored() {
    return stored(file);
  }

  private Optional<StoredTokens> stored(Path login) {
    return new StoredLogin(URI.create(issuer.address()), login).tokens().read(soon());
  }

  private Run me(String command, String address) {
    Run run = Run.me(Map.of(), command, "oidc", "--issuer", address, "--store", file.toString());
    assertThat(run.out() + run.err()).doesNotContain("refr3sh", "acc3ss");
    return run;
  }

  private Run oidc() {
    Run run = Run.me(Map.of(), "oidc", "--issuer", issuer.address(), "--store", file.toString());
    assertThat(run.out() + run.err()).doesNotContain("refr3sh", "acc3ss");
    return run;
  }

  private Run logout() {
    return me("logout", issuer.address());
  }

  @Test
  void isRefreshedOnceAsTheClientOfTheLogin() {
    issuer.answer(
        "/token",
        200,
        "{'access_token':'acc3ss','token_type':'Bearer','expires_in':300,'refresh_token':'next'}");
    Run run = oidc();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Ada Lovelace");
    assertThat(stored().flatMap(StoredTokens::refreshToken)).contains("next");
    assertThat(oidc().status()).isZero();
    assertThat(issuer.requests().stream().filter(request -> request.startsWith("/token")))
        .singleElement()
        .asString()
        .contains("grant_type=refresh_token", "client_id=my-tool");
  }

  @Test
  void takesPrecedenceOverTheDefaultVariableIfItsStoreIsGiven() {
    issuer.answer("/token", 200, "{'access_token':'acc3ss','expires_in':300}");
    Run run = withStore("--output", "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Ada Lovelace");
    assertThat(issuer.requests()).anyMatch(request -> request.startsWith("/token"));
    login().remove(soon());
    assertThat(withStore().err())
        .isEqualToIgnoringNewLines(
            "me: oidc: token: no one is signed in; run 'me login oidc' first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--token-env SECRET", "--token-stdin", "--client-id x --client-secret-env SECRET"})
  void excludesOtherSourcesIfItsStoreIsGiven(String source) {
    Run run = withStore(source.split(" "));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).startsWith("me: oidc: usage: ").contains("--store", "mutually exclusive");
    assertThat(issuer.requests()).isEmpty();
  }

  private Run withStore(String... options) {
    String[] command = {"oidc", "--issuer", issuer.address(), "--store", file.toString()};
    return Run.me(
        Map.of("ME_TOKEN", "other", "SECRET", "hush"),
        Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void showsNoOtherUser() {
    login().save(stored().orElseThrow().withSubject("8"), soon());
    issuer.answer("/token", 200, "{'access_token':'acc3ss','expires_in':300}");
    Run run = oidc();
    assertThat(run.status()).isNotZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("about a different subject");
    login().save(stored().orElseThrow().withSubject("7"), soon());
    assertThat(oidc().out()).contains("Ada Lovelace");
  }

  @Test
  void isRemovedWhenTheIssuerRejectsTheRefreshToken() {
    issuer.answer("/token", 400, "{'error':'invalid_grant'}");
    Run run = oidc();
    assertThat(run.status()).isEqualTo(77);
    assertThat(run.err()).startsWith("me: oidc: unauthenticated: ");
    assertThat(stored()).isEmpty();
    assertThat(oidc().err()).contains("no one is signed in; run 'me login oidc' first");
    assertThat(logout().out()).startsWith("No one");
  }

  @Test
  void isKeptThroughAnOutage() {
    issuer.answer("/token", 503, "");
    assertThat(oidc().status()).isEqualTo(75);
    assertThat(stored()).isPresent();
  }

  @Test
  void isNeitherSentNorRemovedForAnotherIssuer() {
    String other = issuer.address() + "/other";
    Run otherRun = Run.me(Map.of(), "oidc", "--issuer", other, "--store", file.toString());
    for (Run run : new Run[] {otherRun, me("logout", other)}) {
      assertThat(run.status()).isEqualTo(78);
      assertThat(run.err()).contains("belongs to another issuer");
    }
    assertThat(stored()).isPresent();
    assertThat(issuer.requests()).isEmpty();
  }

  /** An older version of the command stored the issuer and the client in a separate file. */
  @Test
  void isMigratedFromAnOlderVersion() throws Exception {
    Path legacyOwner = directory.resolve("login.client");
    Files.writeString(file, "mesdk-tokens 1\nrefresh refr3sh\naccess acc3ss\nend\n");
    Files.writeString(legacyOwner, "https://id.example.com\n");
    assertThat(oidc().err()).contains("login.client is damaged; remove it and sign in again");
    Files.writeString(legacyOwner, issuer.address() + "/other\nmy-tool\n");
    assertThat(logout().err()).contains("belongs to another issuer");
    Files.writeString(legacyOwner, issuer.address() + "\nmy-tool\n");
    assertThat(oidc().out()).contains("Ada Lovelace");
    assertThat(legacyOwner).doesNotExist();
    assertThat(stored().flatMap(StoredTokens::clientId)).contains("my-tool");
    assertThat(stored().flatMap(StoredTokens::issuer)).contains(URI.create(issuer.address()));
  }

  @Test
  void doesNotDeleteALoginWithTheFileNameOfALegacyOwner() {
    Path work = file;
    file = directory.resolve("login.client");
    login().save(stored(work).orElseThrow(), soon());
    file = work;
    login().save(stored(work).orElseThrow().withSubject("7"), soon());
    assertThat(login().read(soon())).isPresent();
    assertThat(login().remove(soon())).isPresent();
    assertThat(stored(directory.resolve("login.client"))).isPresent();
  }

  @Test
  void isUnusableWithoutAClient() throws Exception {
    Files.writeString(file, "mesdk-tokens 1\nrefresh refr3sh\nend\n");
    assertThat(oidc().err()).contains("no one is signed in");
    assertThat(logout().out()).contains("removed");
    assertThat(stored()).isEmpty();
  }

  /** Status 75 would say that the issuer is temporarily unavailable. */
  @Test
  void failsForGoodIfItCannotBeChangedBecauseItIsInUse() throws Exception {
    StoredTokens login = stored().orElseThrow();
    Deadline passing = Deadline.after(Duration.ofMillis(1));
    try (FileChannel channel =
            FileChannel.open(directory.resolve("login.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertInUse("the login was not stored: ", () -> login().prepare(passing));
      assertInUse("the login was not stored: ", () -> login().save(login, passing));
      assertInUse("the login was not removed: ", () -> login().remove(passing));
    }
    assertThat(stored()).contains(login);
  }

  private static void assertInUse(String change, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            TokenException.class,
            failed -> {
              assertThat(failed.retryable()).isFalse();
              assertThat(failed.problem()).startsWith(change).contains("in use");
            });
  }

  /** The temporary file of an interrupted write also contains live tokens. */
  @Test
  void isRemovedWithTheTemporaryFileOfAKilledProcess() throws Exception {
    Path temporary =
        Files.copy(file, directory.resolve("login.new"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.delete(file);
    assertThat(logout().out()).contains("removed");
    assertThat(temporary).doesNotExist();
    assertThat(file).doesNotExist();
  }

  @Test
  void cannotBeStoredInAFileWithAReservedName() {
    file = directory.resolve("login.new");
    for (Run run : new Run[] {oidc(), logout()}) {
      assertThat(run.status()).isEqualTo(64);
      assertThat(run.err()).contains("must not end in .new or .lock");
    }
    file = directory.getRoot();
    assertThat(oidc().err()).contains("a token store is a file, not the directory");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isNotAbsentInADirectoryThatCannotBeOpened() throws Exception {
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    file = directory.resolve("loop/login");
    for (Run run : new Run[] {oidc(), me("token", issuer.address()), logout()}) {
      assertThat(run.status()).isEqualTo(78);
      assertThat(run.err()).contains("a directory that does not exist or cannot be opened");
      assertThat(run.out()).isEmpty();
    }
  }

  /** Opening a pipe that no one writes to would block forever. */
  @ParameterizedTest
  @ValueSource(strings = {"login", "login.lock"})
  @DisabledOnOs(OS.WINDOWS)
  void isNotReadFromAPipe(String name) throws Exception {
    Path pipe = directory.resolve(name);
    Files.delete(pipe);
    assertThat(new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor())
        .isZero();
    for (Run run : new Run[] {oidc(), logout()}) {
      assertThat(run.status()).isNotZero();
      assertThat(run.err()).contains(name + " is not a regular file");
    }
  }

  @Test
  void hasAValidFileNameThatIsUniqueForItsIssuer() {
    String name = StoredLogin.fileName(URI.create("https://ID.example.com:8443/realms/a"));
    assertThat(name).matches("id\\.example\\.com-[0-9a-f]{16}");
    assertThat(StoredLogin.fileName(URI.create("https://ID.example.com:8443/realms/b")))
        .isNotEqualTo(name);
    assertThat(StoredLogin.fileName(URI.create("http://[::1]:80"))).matches("_+1_-[0-9a-f]{16}");
  }
}
