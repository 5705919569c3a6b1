package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a login that was kept is good for, until it is over. */
class StoredLoginTest {
  private final ScriptedIssuer issuer = new ScriptedIssuer();

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void signIn() {
    file = directory.resolve("login");
    login().prepare(soon());
    login()
        .keep(
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

  private Run ask() {
    Run run = Run.me(Map.of(), "oidc", "--issuer", issuer.address(), "--store", file.toString());
    assertThat(run.out() + run.err()).doesNotContain("refr3sh", "acc3ss");
    return run;
  }

  @Test
  void isRefreshedOnceAndAsTheClientThatWasSignedInTo() {
    issuer.answer(
        "/token",
        200,
        "{'access_token':'acc3ss','token_type':'Bearer','expires_in':300,'refresh_token':'next'}");
    Run run = ask();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Ada Lovelace");
    assertThat(stored().flatMap(StoredTokens::refreshToken)).contains("next");
    assertThat(ask().status()).isZero();
    assertThat(issuer.seen().stream().filter(request -> request.startsWith("/token")))
        .singleElement()
        .asString()
        .contains("grant_type=refresh_token", "client_id=my-tool");
  }

  @Test
  void isForgottenWhenTheIssuerSaysThatItIsOver() {
    issuer.answer("/token", 400, "{'error':'invalid_grant'}");
    Run run = ask();
    assertThat(run.status()).isEqualTo(77);
    assertThat(run.err()).startsWith("me: oidc: unauthenticated: ");
    assertThat(stored()).isEmpty();
    assertThat(ask().err()).contains("nobody is signed in; 'me login oidc' does that");
    assertThat(me("logout", issuer.address()).out()).startsWith("Nobody");
  }

  @Test
  void isKeptThroughAnOutage() {
    issuer.answer("/token", 503, "");
    assertThat(ask().status()).isEqualTo(75);
    assertThat(stored()).isPresent();
  }

  @Test
  void isNeitherSentToAnotherIssuerNorForgottenForOne() {
    String other = issuer.address() + "/other";
    Run asked = Run.me(Map.of(), "oidc", "--issuer", other, "--store", file.toString());
    for (Run run : new Run[] {asked, me("logout", other)}) {
      assertThat(run.status()).isEqualTo(78);
      assertThat(run.err()).contains("is one at another issuer");
    }
    assertThat(stored()).isPresent();
    assertThat(issuer.seen()).isEmpty();
  }

  /** An older version kept the issuer and the client in a file beside the tokens. */
  @Test
  void isTakenOverFromAnOlderVersion() throws Exception {
    Path owner = directory.resolve("login.client");
    Files.writeString(file, "mesdk-tokens 1\nrefresh refr3sh\naccess acc3ss\nend\n");
    Files.writeString(owner, "https://id.example.com\n");
    assertThat(ask().err()).contains("login.client is damaged; remove it and sign in again");
    Files.writeString(owner, issuer.address() + "/other\nmy-tool\n");
    assertThat(me("logout", issuer.address()).err()).contains("is one at another issuer");
    Files.writeString(owner, issuer.address() + "\nmy-tool\n");
    assertThat(ask().out()).contains("Ada Lovelace");
    assertThat(owner).doesNotExist();
    assertThat(stored().flatMap(StoredTokens::clientId)).contains("my-tool");
    assertThat(stored().flatMap(StoredTokens::issuer)).contains(URI.create(issuer.address()));
  }

  @Test
  void doesNoHarmToALoginWithTheNameOfAnOldOwner() {
    Path work = file;
    file = directory.resolve("login.client");
    login().keep(stored(work).orElseThrow(), soon());
    file = work;
    login().keep(stored(work).orElseThrow().withSubject("7"), soon());
    assertThat(login().client(soon())).isPresent();
    assertThat(login().forget(soon())).isTrue();
    assertThat(stored(directory.resolve("login.client"))).isPresent();
  }

  @Test
  void isOfNoUseWithoutAClient() throws Exception {
    Files.writeString(file, "mesdk-tokens 1\nrefresh refr3sh\nend\n");
    assertThat(ask().err()).contains("nobody is signed in");
    assertThat(me("logout", issuer.address()).out()).contains("forgotten");
    assertThat(stored()).isEmpty();
  }

  /** A login that was cut off while it was stored holds live tokens too. */
  @Test
  void isForgottenWithWhatAKilledProcessLeft() throws Exception {
    Path left =
        Files.copy(file, directory.resolve("login.new"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.delete(file);
    assertThat(me("logout", issuer.address()).out()).contains("forgotten");
    assertThat(left).doesNotExist();
    assertThat(file).doesNotExist();
  }

  @Test
  void isKeptInNoFileThatStandsBesideAnother() {
    file = directory.resolve("login.new");
    for (Run run : new Run[] {ask(), me("logout", issuer.address())}) {
      assertThat(run.status()).isEqualTo(64);
      assertThat(run.err()).contains("must not end in .new or .lock");
    }
    file = directory.getRoot();
    assertThat(ask().err()).contains("a token store is a file, not the directory");
  }

  @Test
  void hasANameThatIsGoodForAFileAndForOneIssuerOnly() {
    String name = StoredLogin.name(URI.create("https://ID.example.com:8443/realms/a"));
    assertThat(name).matches("id\\.example\\.com-[0-9a-f]{16}");
    assertThat(StoredLogin.name(URI.create("https://ID.example.com:8443/realms/b")))
        .isNotEqualTo(name);
    assertThat(StoredLogin.name(URI.create("http://[::1]:80"))).matches("_+1_-[0-9a-f]{16}");
  }
}
