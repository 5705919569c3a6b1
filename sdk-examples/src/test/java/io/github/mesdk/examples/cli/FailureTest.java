package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

  @Test
  void listsAllFactsInTheOrderOfTheContract() {
    ApiError error =
        ApiError.builder(403, ErrorKind.UNAUTHENTICATED)
            .reason(UnauthenticatedReason.EXPIRED)
            .code("AUTH_TOKEN_EXPIRED")
            .message("The token has expired")
            .requestId("r-1")
            .retryAfter(Duration.ofMillis(1_200))
            .build();
    MeException thrown = ApiException.of("testiny", error).inCall("testiny", 2);
    assertThat(Failure.of("testiny", thrown).facts().toString())
        .isEqualTo(
            "{provider=testiny, kind=unauthenticated, reason=expired, status=403,"
                + " code=AUTH_TOKEN_EXPIRED, message="
                + thrown.problem()
                + ", requestId=r-1, retryAfterSeconds=2, attempts=2, retryable=false}");
  }

  @Test
  void textIsOneLine() {
    ApiError error = ApiError.builder(404, ErrorKind.NOT_FOUND).message("no such page").build();
    assertThat(Failure.of("pulse", ApiException.of("pulse", error)).line())
        .isEqualTo("me: pulse: not_found: 404: no such page");
  }

  @Test
  void absentFactsAreLeftOut() {
    Failure failure = Failure.of("", new UsageException("no such thing"));
    assertThat(Json.line(failure.facts()))
        .isEqualTo("{\"kind\":\"usage\",\"message\":\"no such thing\"}");
    assertThat(failure.line()).isEqualTo("me: usage: no such thing");
  }

  @Test
  void theDemoNamesTheProviderThatFailed() {
    MeException failed = TokenException.of("none").inCall("krystal", 0);
    assertThat(Failure.of("demo", failed).line()).isEqualTo("me: krystal: token: none");
  }

  @Test
  void controlCharactersAreReplaced() {
    Failure failure = Failure.of("", new UsageException("red \u001b[31m\nline \u202e\u0085end"));
    assertThat(failure.line()).isEqualTo("me: usage: red \ufffd[31m\ufffdline \ufffd\ufffdend");
  }

  @Test
  void anUnavailableTokenIsATemporaryFailure() {
    assertThat(Failure.of("", TokenException.of("none")).exitStatus()).isEqualTo(78);
    assertThat(Failure.of("", TokenException.unavailable("down", null)).exitStatus()).isEqualTo(75);
  }

  @ParameterizedTest
  @EnumSource(TransportException.Reason.class)
  void everyTransportReasonHasTheSameKind(TransportException.Reason reason) {
    Failure failure = Failure.of("", TransportException.of("pulse", reason, "no", null));
    boolean isInterrupted = reason == TransportException.Reason.INTERRUPTED;
    assertThat(failure.facts())
        .containsEntry("kind", "transport")
        .containsEntry("reason", reason.name().toLowerCase(Locale.ROOT));
    assertThat(failure.exitStatus()).isEqualTo(isInterrupted ? 130 : 69);
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void everyErrorKindKeepsItsName(ErrorKind kind) {
    ApiException rejected = ApiException.of("pulse", ApiError.builder(400, kind).build());
    assertThat(FailureKind.of(rejected).name()).isEqualTo(kind.name());
  }

  @Test
  void everyExceptionOfTheSdkHasItsOwnKind() {
    Stream<String> leaves =
        Stream.of(MeException.class, ApiException.class)
            .flatMap(root -> Arrays.stream(root.getPermittedSubclasses()))
            .filter(type -> !type.isSealed())
            .map(type -> type.getSimpleName().replace("Exception", ""))
            .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    Stream<String> own = Stream.of(FailureKind.USAGE, FailureKind.INTERNAL).map(Enum::name);
    assertThat(Arrays.stream(FailureKind.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(Stream.concat(leaves, own).toList());
  }

  /** A terminal may have another encoding, but programs read the JSON. */
  @Test
  void jsonIsUtf8OnAnyTerminal(@TempDir Path directory) {
    URI issuer = URI.create("https://id.example.com");
    Path store = directory.resolve("login");
    Deadline soon = Deadline.after(Duration.ofSeconds(20));
    new StoredLogin(issuer, store)
        .save(StoredTokens.of("refr3sh").withIssuer(issuer).withSubject("Zo\u00eb"), soon);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.US_ASCII),
            new PrintStream(err, true, StandardCharsets.US_ASCII),
            Map.of(),
            Terminal.NONE);
    for (String command : new String[] {"token", "logout"}) {
      String[] arguments = {
        command, "--issuer", issuer.toString(), "--store", store.toString(), "--output", "json"
      };
      assertThat(Me.run(shell, arguments)).isZero();
    }
    new FailureWriter(shell, List.of("--output=json")).write("", new UsageException("caf\u00e9"));
    new LoginPrompt(WaitingLine.hidden(shell, "the issuer"), OutputFormat.JSON)
        .unverifiedError("d\u00e9ni");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"subject\":\"Zo\u00eb\"", "\"forgotten\":true");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"kind":"usage","message":"caf\u00e9"}
            {"unverifiedError":"d\u00e9ni"}
            """);
  }
}
