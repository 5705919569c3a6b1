package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code me login} against the test kit, with a person on its pages. */
@Timeout(120)
@WithMockIdentityProvider
class LoginAtKitTest {
  private static final Pattern ADDRESS = Pattern.compile("(?m)^(http\\S+/authorize\\S+)$");
  private static final Pattern USER_CODE = Pattern.compile("enter (\\S+)");
  private static final Pattern PAGE_KEY = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");

  private final MockIdentityProvider idp;
  private final MockUser grace;

  @TempDir private Path directory;

  LoginAtKitTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.grace = idp.users(MockSystem.OIDC).get(1);
  }

  /** Runs the command; the person acts once on what the pattern finds in stderr. */
  private Run me(Pattern pattern, Consumer<String> person, String... arguments) {
    ByteArrayOutputStream err =
        new ByteArrayOutputStream() {
          private boolean acted;

          @Override
          public void flush() {
            Matcher found = pattern.matcher(toString(StandardCharsets.UTF_8));
            if (!acted && found.find()) {
              acted = true;
              person.accept(found.group(1));
            }
          }
        };
    Run run = Run.me(Map.of("HOME", directory.toString()), "", err, arguments);
    idp.secrets().assertAbsentFrom(run.out() + run.err());
    return run;
  }

  private Run login(Pattern pattern, Consumer<String> person, String... options) {
    String[] login = {
      "login",
      "oidc",
      "--issuer",
      idp.issuer().toString(),
      "--client-id",
      idp.credentials().publicClientId(),
      "--scope",
      "openid",
      "--scope",
      "profile"
    };
    return me(
        pattern,
        person,
        Stream.concat(Stream.of(login), Stream.of(options)).toArray(String[]::new));
  }

  private String send(Request request) {
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return response.body().string();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Opens the page and answers its form, as a browser does. */
  private void answerPage(String address, String decision) {
    Matcher key = PAGE_KEY.matcher(send(new Request.Builder().url(address).build()));
    assertThat(key.find()).isTrue();
    FormBody form =
        new FormBody.Builder()
            .add("page", key.group(1))
            .add("user", grace.id())
            .add("decision", decision)
            .build();
    String action = idp.authorizationEndpoint().url().toString();
    send(new Request.Builder().url(action).post(form).build());
  }

  @Test
  void aPersonSignsInWithTheBrowser() {
    Run run = login(ADDRESS, address -> answerPage(address, "approve"));
    assertThat(run.out()).contains("Grace Hopper");
    assertThat(run.status()).isZero();
    assertThat(me(ADDRESS, address -> {}, "oidc", "--issuer", idp.issuer().toString()).out())
        .contains("Grace Hopper");
  }

  @Test
  void aPersonDeclinesInTheBrowser() {
    Run run = login(ADDRESS, address -> answerPage(address, "decline"));
    assertThat(run.err()).contains("me: login: unauthenticated: ");
    assertThat(run.status()).isEqualTo(77);
  }

  @Test
  void aDeviceSignsIn() {
    Run run = login(USER_CODE, code -> idp.approveDevice(code, grace), "--device");
    assertThat(run.out()).contains("Grace Hopper");
    assertThat(run.status()).isZero();
  }

  @Test
  void aDeviceIsDeclined() {
    idp.declineSignIns();
    Run run = login(USER_CODE, code -> {}, "--device");
    assertThat(run.err()).contains("me: login: unauthenticated: ", "access_denied");
    assertThat(run.status()).isEqualTo(77);
  }

  @Test
  void anIssuerThatIsDownIsRetriedLater() {
    idp.approveSignIns(grace);
    idp.deviceAuthorizationEndpoint().outage(Outcome.unavailable());
    assertThat(login(USER_CODE, code -> {}, "--device").status()).isEqualTo(75);
  }
}
