package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.token.AccessToken;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeRequestTest {
  private static final AccessToken USER = AccessToken.of("of-the-user");
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @TempDir Path folder;

  @Test
  void eachStepKeepsWhatWasSetBefore() {
    assertComplete(MeRequest.ofToken(USER).withTimeout(TIMEOUT).withArguments(Pulse.account("42")));
    assertComplete(MeRequest.of(Pulse.account("42")).withTimeout(TIMEOUT).withToken("of-the-user"));
    assertComplete(
        MeRequest.defaults()
            .withTimeout(TIMEOUT)
            .withArguments(Pulse.account("42"))
            .withToken(USER));
  }

  private static void assertComplete(MeRequest request) {
    assertThat(request.token()).contains(USER);
    assertThat(request.timeout()).contains(TIMEOUT);
    assertThat(request.arguments().arguments()).containsExactly(Argument.of("account", "42"));
  }

  @Test
  void aStepDoesNotChangeTheOriginalRequest() {
    MeRequest first = MeRequest.ofToken(USER);
    MeRequest unused = first.withToken("another").withTimeout(TIMEOUT);
    assertThat(first.token()).contains(USER);
    assertThat(first.timeout()).isEmpty();
    assertThat(MeRequest.defaults().token()).isEmpty();
    assertThat(unused.token()).contains(AccessToken.of("another"));
  }

  @Test
  void argumentsAccumulateInOrder() {
    MeRequest request = MeRequest.of(CloudBase.device("d")).withArguments(CloudBase.client("c"));
    assertThat(request.arguments().arguments())
        .containsExactly(Argument.of("device", "d"), Argument.of("client_id", "c"));
  }

  @Test
  void aDuplicateArgumentIsRejectedByName() {
    MeRequest request = MeRequest.of(Krystal.subject("5ecret-1"));
    assertThatThrownBy(() -> request.withArguments(Krystal.subject("5ecret-2").session("s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token")
        .message()
        .doesNotContain("5ecret", "session");
    assertThatThrownBy(() -> MeRequest.of(Pulse.account("1")).withArguments(Pulse.account("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("account");
    MeArguments one = Krystal.subject("5ecret-1").property("ip", "192.0.2.1");
    assertThatThrownBy(
            () -> MeRequest.of(one).withArguments(MeArguments.of(property("agent", "curl"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("properties");
  }

  private static Argument property(String name, String value) {
    return Argument.of(List.of("properties", name), value);
  }

  @Test
  void showsNoCredential() {
    MeRequest request =
        MeRequest.ofToken("5ecret-1").withArguments(Krystal.subject("5ecret-2").session("s_1"));
    assertThat(request.toString()).contains("session.id=s_1").doesNotContain("5ecret");
    assertThat(MeRequest.defaults().toString()).contains("token=the client's");
    assertThat(MeRequest.defaults().withTimeout(TIMEOUT).toString()).contains("PT3S");
  }

  @Test
  void rejectsInvalidValues() {
    assertThatThrownBy(() -> MeRequest.ofToken("5ecret\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("5ecret");
    assertThatThrownBy(() -> MeRequest.ofToken((AccessToken) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> MeRequest.of(null)).isInstanceOf(NullPointerException.class);
    for (Duration invalid : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> MeRequest.defaults().withTimeout(invalid))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MeRequest.ofToken(token).of(arguments)",
        "MeRequest.of(arguments).ofToken(token)",
        "MeRequest.of(arguments).withTimeout(timeout).ofToken(\"t\")",
        "MeRequest.ofToken(token).withTimeout(timeout).defaults()",
      })
  void aFactoryInPlaceOfAStepDoesNotCompile(String chain) throws Exception {
    assertThat(compiled(chain)).contains("compiler.err.illegal.static.intf.meth.call", "1 error");
  }

  @Test
  void theStepsCompile() throws Exception {
    String chain = "ofToken(token).withTimeout(timeout).withArguments(arguments).withToken(\"t\")";
    assertThat(compiled("MeRequest." + chain)).isEmpty();
  }

  /** Compiles an expression and returns the diagnostics of javac, without warnings. */
  private String compiled(String expression) throws Exception {
    Path source = Files.writeString(folder.resolve("Caller.java"), program(expression));
    String classPath = location(MeRequest.class) + File.pathSeparator + location(CurrentUser.class);
    StringWriter diagnostics = new StringWriter();
    PrintWriter out = new PrintWriter(diagnostics);
    ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(out, out, "-XDrawDiagnostics", "-proc:none", "-cp", classPath, source.toString());
    return diagnostics.toString();
  }

  private static String program(String expression) {
    return """
    import io.github.mesdk.MeRequest;
    import io.github.mesdk.provider.MeArguments;
    import io.github.mesdk.token.AccessToken;
    import java.time.Duration;
    class Caller {
      MeRequest request(AccessToken token, Duration timeout, MeArguments arguments) {
        return %s;
      }
    }
    """
        .formatted(expression);
  }

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
