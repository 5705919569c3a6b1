package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.TokenProvider;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches every tag, span, error and log line for the token and for data about the user. */
class ObservationCanaryTest extends ObservedClientFixture {
  private static final String EMAIL = "canary-ada@example.com";
  private static final String SUBJECT = "77001234567";
  private static final String PASSWORD = "canary-password";
  private static final Path LOG = Path.of("target", "trace.log");

  private final List<Throwable> errors = new ArrayList<>();

  @BeforeEach
  void collectErrors() {
    telemetry
        .registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onError(Observation.Context context) {
                errors.add(context.getError());
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
  }

  @AfterEach
  void nothingIsShown() throws Exception {
    List<String> texts = new ArrayList<>();
    telemetry.meters.getMeters().forEach(meter -> texts.add(meter.getId().toString()));
    telemetry.spans().forEach(span -> texts.add(text(span)));
    errors.forEach(error -> texts.add(trace(error)));
    texts.add(Files.readString(LOG));
    assertThat(telemetry.spans()).isNotEmpty();
    assertThat(texts)
        .allSatisfy(
            text -> assertThat(text).doesNotContain(token, EMAIL, SUBJECT, PASSWORD, "canary"));
  }

  /** Returns everything that an exporter sends, also the stack trace in the event of an error. */
  private static String text(SpanData span) {
    return span.toString() + span.getEvents() + span.getStatus() + span.getAttributes();
  }

  private static String trace(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private MeClient<AuthInfo> client() {
    return builder().tokenProvider(TokenProvider.of(token)).build();
  }

  private static Outcome reply(int status, String code) {
    String text = "user " + SUBJECT + " <" + EMAIL + "> is unknown";
    return Outcome.reply(
        status,
        Map.of("Content-Type", "application/json", "X-Request-Id", "r-1"),
        "{\"code\":\"" + code + "\",\"message\":\"" + text + "\"}");
  }

  private static Outcome user() {
    return Outcome.reply(
        200,
        Map.of("Content-Type", "application/json"),
        "{\"loggedIn\":true,\"userId\":" + SUBJECT + ",\"email\":\"" + EMAIL + "\"}");
  }

  @Test
  void anAnswerIsNotShown() {
    idp.script(token).thenAlways(user());
    MeClient<AuthInfo> cached = builder().answerCache(MeCache.builder().build()).build();
    assertThat(client().me().email()).contains(EMAIL);
    cached.me(MeRequest.ofToken(token));
    cached.me(MeRequest.ofToken(token));
  }

  @Test
  void aMessageOfTheServiceThatNamesTheUserIsNotShown() {
    idp.script(token)
        .then(reply(503, "X"), reply(401, "AUTH_INVALID"), reply(403, "API_ACCESS_DENIED"));
    assertThat(catchThrowable(client()::me)).hasMessageNotContaining(token);
    assertThat(catchThrowable(client()::me)).hasMessageContaining(EMAIL);
    assertThat(errors).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aPathThatNamesTheUserIsNotShown() {
    idp.script(token)
        .then(
            Outcome.reply(
                200, Map.of(), "{\"userId\":{\"" + EMAIL + "\":1},\"email\":\"" + EMAIL + "\"}"));
    assertThat(catchThrowable(client()::me)).isNotNull();
    assertThat(errors).isNotEmpty();
  }

  @Test
  void theCauseOfAFailedTokenProviderIsNotShown() {
    MeClient<AuthInfo> client =
        builder()
            .tokenProvider(() -> {
              throw new IllegalStateException(PASSWORD);
            })
            .build();
    assertThat(catchThrowable(client::me).getCause()).hasMessage(PASSWORD);
    assertThat(errors)
        .isNotEmpty()
        .allSatisfy(error ->
            assertThat(error)
                .hasNoCause()
                .hasMessage("testiny: no token")
                .hasNoSuppressedExceptions());
  }

  @Test
  void anExceptionThatIsNoMeExceptionIsNotShown() {
    MeClient<AuthInfo> client =
        builder()
            .requestHeaders(event -> {
              throw new IllegalStateException(PASSWORD);
            })
            .build();
    assertThat(catchThrowable(() -> client.me(MeRequest.ofToken(token)))).hasMessage(PASSWORD);
    assertThat(errors).isNotEmpty();
  }

  @Test
  void copiesKeepTypeStatusAndStackTraceOfAFailure() {
    idp.script(token).thenAlways(Outcome.rateLimited(Duration.ofMinutes(2)));
    Throwable thrown = catchThrowable(client()::me);
    assertThat(errors)
        .last()
        .satisfies(error ->
            assertThat(error)
                .hasSameClassAs(thrown)
                .hasMessage("testiny: 429; retry after 120 s")
                .hasStackTraceContaining("io.github.mesdk."));
    assertThat(errors)
        .last()
        .extracting(Throwable::getStackTrace)
        .isEqualTo(thrown.getStackTrace());
  }
}
