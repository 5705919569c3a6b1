package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class LoginTest {
  private static final Pattern REDIRECT =
      Pattern.compile("redirect_uri=(http%3A%2F%2F127\\.0\\.0\\.1%3A\\d+%2Fcallback)");
  private static final Pattern STATE = Pattern.compile("[?&]state=([^&\\s\"]+)");

  private final ScriptedIssuer issuer = new ScriptedIssuer();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    issuer.close();
  }

  private Run me(String command, String... options) {
    return me(new ByteArrayOutputStream(), command, options);
  }

  private Run me(ByteArrayOutputStream err, String command, String... options) {
    Stream<String> target = Stream.of(command, "oidc", "--issuer", issuer.address());
    String[] arguments = Stream.concat(target, Stream.of(options)).toArray(String[]::new);
    Run run = Run.me(Map.of("HOME", directory.toString()), "", err, arguments);
    assertThat(run.out() + run.err()).doesNotContain("acc3ss", "refr3sh", "d3vice");
    return run;
  }

  /** A stderr that acts as a browser: it visits the printed redirect URI with {@code query}. */
  private static ByteArrayOutputStream browserThatReturns(String query, String... before) {
    return new ByteArrayOutputStream() {
      private boolean hasReturned;

      @Override
      public void flush() throws IOException {
        String shown = toString(StandardCharsets.UTF_8);
        Matcher redirect = REDIRECT.matcher(shown);
        Matcher state = STATE.matcher(shown);
        if (!hasReturned && redirect.find() && state.find()) {
          hasReturned = true;
          for (String other : before) {
            visit(redirect.group(1) + "?" + other);
          }
          visit(redirect.group(1) + "?state=" + state.group(1) + "&" + query);
        }
      }
    };
  }

  private static void visit(String address) throws IOException {
    URI url = URI.create(address.replace("%3A", ":").replace("%2F", "/"));
    try {
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answerDevice() {
    issuer.answer(
        "/device",
        200,
        "{'device_code':'d3vice','user_code':'ABCD-EFGH','expires_in':600,'interval':1,"
            + "'verification_uri':'https://id.example.com/go'}");
  }

  private void answerToken() {
    issuer.answer(
        "/token",
        200,
        "{'access_token':'acc3ss','token_type':'Bearer','expires_in':300,"
            + "'refresh_token':'refr3sh'}");
    issuer.answer("/me", 200, "{'sub':'7','name':'Ada Lovelace'}");
  }

  private Run device(String... options) {
    Stream<String> login = Stream.of("--client-id", "my-tool", "--device", "--scope", "profile");
    return me("login", Stream.concat(login, Stream.of(options)).toArray(String[]::new));
  }

  private Run browser(String query, String... options) {
    Stream<String> login = Stream.of("--client-id", "my-tool", "--scope", "profile");
    return me(
        browserThatReturns(query),
        "login",
        Stream.concat(login, Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void aDeviceLoginPrintsTheCodeToStderrAndTheUserToStdout() {
    answerDevice();
    issuer.answer("/token", 400, "{'error':'authorization_pending'}");
    answerToken();
    Run run = device();
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "Open https://id.example.com/go and enter ABCD-EFGHThe code expires in 10 min.");
    assertThat(run.out()).contains("Ada Lovelace");
    assertThat(run.status()).isZero();
    assertThat(issuer.requests()).contains("/device scope=profile&client_id=my-tool");
  }

  @Test
  void jsonOutputPrintsTheDevicePromptAsJson() {
    answerDevice();
    answerToken();
    Run run = device("--output", "json");
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "{\"verificationUri\":\"https://id.example.com/go\",\"userCode\":\"ABCD-EFGH\","
                + "\"expiresInSeconds\":600}");
    assertThat(run.out()).startsWith("{\n  \"sub\": \"7\",");
  }

  @Test
  void aBrowserLoginPrintsTheAddressToStderrAndTheUserToStdout() {
    answerToken();
    Run run = browser("code=c0de", "--scope", "offline_access");
    assertThat(run.err())
        .startsWith("Open this address in a browser on this machine:")
        .contains(issuer.address() + "/authorize?", "scope=profile+offline_access")
        .contains("code_challenge_method=S256");
    assertThat(run.out()).contains("Ada Lovelace");
    assertThat(run.status()).isZero();
  }

  @Test
  void identityOutputPrintsTheAddressAsJson() {
    answerToken();
    Run run = browser("code=c0de", "--output", "identity");
    assertThat(run.err()).startsWith("{\"authorizationUri\":\"" + issuer.address());
    assertThat(run.out()).contains("\"name\": \"Ada Lovelace\"");
  }

  @Test
  void theLoginIsStoredUntilLogout() {
    answerDevice();
    answerToken();
    assertThat(device().status()).isZero();
    assertThat(Run.me(Map.of("HOME", directory.toString()), "oidc", "--issuer", issuer.address()))
        .returns(0, Run::status)
        .satisfies(run -> assertThat(run.out()).contains("Ada Lovelace"));
    int before = issuer.requests().size();
    Run logout = me("logout");
    assertThat(logout.status()).isZero();
    assertThat(logout.out()).contains("removed from this machine", "not revoked");
    assertThat(me("logout").out()).startsWith("No one was signed in.");
    assertThat(me("logout", "--output", "json").out())
        .isEqualToIgnoringNewLines(
            "{\"issuer\":\"" + issuer.address() + "\",\"forgotten\":false,\"revoked\":false}");
    assertThat(issuer.requests().subList(before, issuer.requests().size()))
        .containsExactly("/.well-known/openid-configuration");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theLoginFileIsReadableOnlyByItsOwner() throws Exception {
    answerDevice();
    answerToken();
    device();
    Path store =
        directory.resolve(".config/me").resolve(StoredLogin.fileName(URI.create(issuer.address())));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.getParent())))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r--r--"));
    int before = issuer.requests().size();
    assertThat(device())
        .returns(78, Run::status)
        .satisfies(run -> assertThat(run.err()).contains("open to other users"));
    // No sign-in is started for a login that cannot be stored.
    assertThat(issuer.requests().subList(before, issuer.requests().size()))
        .noneMatch(request -> request.startsWith("/device"));
  }

  @Test
  void theLoginIsStoredInTheGivenFile() {
    answerDevice();
    answerToken();
    Path store = directory.resolve("a/b");
    assertThat(device("--store", store.toString()).status()).isZero();
    assertThat(store).isRegularFile();
    assertThat(directory.resolve(".config")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied,77,unauthenticated",
    "expired_token,77,unauthenticated",
    "invalid_client,78,token"
  })
  void aRefusedDeviceLoginNamesTheErrorAndStoresNothing(String code, int status, String kind) {
    answerDevice();
    issuer.answer("/token", 400, "{'error':'" + code + "'}");
    Run run = device();
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).contains("me: login: " + kind + ": ", code);
    assertThat(me("logout").out()).startsWith("No one");
  }

  @Test
  void aUserWhoDeclinesInTheBrowserIsNotSignedIn() {
    Run run = browser("error=access_denied");
    assertThat(run.status()).isEqualTo(77);
    assertThat(run.err()).contains("me: login: unauthenticated: ");
  }

  @Test
  void aLoginThatIsNotCompletedInTimeIsATransportFailure() {
    Run run = me("login", "--client-id", "my-tool", "--timeout", "300ms");
    assertThat(run.status()).isEqualTo(69);
    assertThat(run.err()).contains("me: login: transport: no one completed the sign-in");
    answerDevice();
    issuer.answer("/token", 400, "{'error':'authorization_pending'}");
    assertThat(device("--timeout", "300ms").status()).isEqualTo(69);
  }

  @Test
  void anUnreachableIssuerIsATransportFailure() {
    issuer.close();
    assertThat(device())
        .returns(69, Run::status)
        .satisfies(run -> assertThat(run.err()).startsWith("me: login: transport: "));
  }

  @Test
  void aLoginWithoutARefreshTokenSaysHowLongItLasts() {
    answerDevice();
    issuer.answer(
        "/token", 200, "{'access_token':'acc3ss','token_type':'Bearer','expires_in':300}");
    issuer.answer("/me", 200, "{'sub':'7','name':'Ada Lovelace'}");
    Run run = device();
    assertThat(run.status()).isZero();
    assertThat(run.err())
        .containsPattern("no refresh token, so this login is valid until 20\\S+Z")
        .contains("--scope offline_access");
    assertThat(run.out()).contains("Ada Lovelace");
    assertThat(device("--output", "json").err())
        .containsPattern("\\{\"refreshToken\":false,\"loginExpiresAt\":\"20\\S+Z\"}");
    assertThat(Run.me(Map.of("HOME", directory.toString()), "oidc", "--issuer", issuer.address()))
        .returns(0, Run::status);
  }

  @Test
  void anErrorThatMayNotBelongToTheSignInIsShownAndTheWaitGoesOn() {
    answerToken();
    ByteArrayOutputStream browser = browserThatReturns("code=c0de", "error=access_denied&state=x");
    Run run = me(browser, "login", "--client-id", "my-tool", "--scope", "profile");
    assertThat(run.err()).contains("returned the error access_denied, but it may not be about");
    assertThat(run.out()).contains("Ada Lovelace");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "login oidc --client-id x, Missing required option: '--issuer=URL'",
    "login oidc --issuer https://id.example.com, Missing required option: '--client-id=ID'",
    "login s3cr3t --issuer https://id.example.com --client-id x, only 'oidc'",
    "login oidc --issuer http://id.example.com --client-id x, plain http",
    "login oidc --issuer https://id.example.com --client-id x --client-secret=s3cr3t, unknown"
        + " option",
    "logout oidc, Missing required option: '--issuer=URL'"
  })
  void aUsageErrorIsStatus64(String line, String message) {
    Run run = Run.me(Map.of("HOME", directory.toString()), line.split(" "));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains(": usage: ", message).hasLineCount(1).doesNotContain("s3cr3t");
  }
}
