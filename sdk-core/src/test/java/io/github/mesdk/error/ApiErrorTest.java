package io.github.mesdk.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {

  @Test
  void theMessageIsOneLineWithAllDetails() {
    ApiError error =
        ApiError.builder(403, ErrorKind.UNAUTHENTICATED)
            .reason(UnauthenticatedReason.EXPIRED)
            .code("AUTH_TOKEN_EXPIRED")
            .message("Token expired\r\n2024-01-01 forged log line\u001b[31m\u202e")
            .requestId("r-1")
            .retryAfter(Duration.ofSeconds(5))
            .build();
    assertThat(UnauthenticatedException.of("testiny", error))
        .hasMessage(
            "testiny: 403 AUTH_TOKEN_EXPIRED (the token has expired): Token expired  2024-01-01 "
                + "forged log line [31m; retry after 5 s; request id r-1");
  }

  @Test
  void truncatesALongMessage() {
    ApiError error =
        ApiError.builder(400, ErrorKind.INVALID_REQUEST).message("x".repeat(10_000)).build();
    assertThat(error.message().orElseThrow()).hasSize(501).endsWith("…");
  }

  @Test
  void doesNotSplitASurrogatePair() {
    ApiError error =
        ApiError.builder(400, ErrorKind.INVALID_REQUEST)
            .message("x".repeat(499) + "\uD83D\uDE00" + "y")
            .build();
    assertThat(error.message().orElseThrow().chars().noneMatch(c -> c >= 0xD800 && c < 0xE000))
        .isTrue();
  }

  @Test
  void returnsACleanTextUnchangedAndKeepsSurrogatePairs() {
    String id = "3f2c9a70-5b1e";
    assertThat(message(id)).isSameAs(id);
    assertThat(message(" \u2003id \t")).isEqualTo("id");
    assertThat(message("x".repeat(500))).hasSize(500).doesNotEndWith("…");
    assertThat(message("fine \uD83D\uDE00")).isEqualTo("fine \uD83D\uDE00");
    assertThat(message("half \uD83D of one")).isEqualTo("half   of one");
  }

  private static String message(String text) {
    return ApiError.builder(400, ErrorKind.INVALID_REQUEST)
        .message(text)
        .build()
        .message()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 425, 502, 503, 504, 520, 521, 522, 523, 524, 530})
  void treatsAnOutageAsTemporary(int status) {
    assertThat(ApiError.builder(status, ErrorKind.UNAVAILABLE).build().retryable()).isTrue();
  }

  @Test
  void treatsAnInternalErrorAsPermanent() {
    assertThat(ApiError.builder(500, ErrorKind.UNAVAILABLE).build().retryable()).isFalse();
    assertThat(ApiError.builder(500, ErrorKind.UNAVAILABLE).retryable(true).build().retryable())
        .isTrue();
    assertThat(ApiError.builder(503, ErrorKind.UNAUTHENTICATED).build().retryable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void hasAnExceptionForEachKind(ErrorKind kind) {
    ApiException exception = ApiException.of("x", ApiError.builder(400, kind).build());
    assertThat(exception.error().kind()).isEqualTo(kind);
    assertThat(exception.error().reason().isPresent()).isEqualTo(kind == ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void rejectsAnErrorOfAnotherKind() {
    ApiError error = ApiError.builder(404, ErrorKind.NOT_FOUND).build();
    assertThatThrownBy(() -> RateLimitedException.of("x", error))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ApiError.builder(404, ErrorKind.NOT_FOUND).reason(UnauthenticatedReason.EXPIRED))
        .isInstanceOf(IllegalStateException.class);
  }

  static Stream<MeException> everyException() {
    ApiError full =
        ApiError.builder(403, ErrorKind.PERMISSION_DENIED)
            .code("c")
            .message("m")
            .requestId("r")
            .missingScopes(List.of("a", "b"))
            .header("Retry-After", "1")
            .retryAfter(Duration.ofSeconds(-1))
            .build();
    return Stream.of(
        PermissionDeniedException.of("x", full),
        InvalidRequestException.of("x", of(ErrorKind.INVALID_REQUEST)),
        UnauthenticatedException.of("x", of(ErrorKind.UNAUTHENTICATED)),
        NotFoundException.of("x", of(ErrorKind.NOT_FOUND)),
        RateLimitedException.of("x", of(ErrorKind.RATE_LIMITED)),
        UnavailableException.of("x", of(ErrorKind.UNAVAILABLE)),
        UnexpectedResponseException.of("x", of(ErrorKind.UNEXPECTED_RESPONSE)),
        DecodeException.of("x", "a[1].b", "wrong"),
        TokenException.of("none"),
        TokenException.unavailable("later", new IOException("down")),
        TransportException.of("x", TransportException.Reason.TLS, "no", new IOException("y")));
  }

  private static ApiError of(ErrorKind kind) {
    return ApiError.builder(400, kind).build();
  }

  @ParameterizedTest
  @MethodSource("everyException")
  void survivesSerialization(MeException exception) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(exception);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      MeException copy = (MeException) in.readObject();
      assertThat(copy).hasSameClassAs(exception).hasMessage(exception.getMessage());
      assertThat(copy.retryable()).isEqualTo(exception.retryable());
      if (copy instanceof ApiException api) {
        assertThat(api.error()).hasToString(((ApiException) exception).error().toString());
        assertThat(api.error().headers()).isEqualTo(((ApiException) exception).error().headers());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyException")
  void inCallKeepsAllDetails(MeException exception) {
    exception.addSuppressed(new IllegalStateException("earlier"));
    MeException copy = exception.inCall("pulse", 3);
    assertThat(copy).hasSameClassAs(exception).isNotSameAs(exception);
    assertThat(copy.provider()).contains("pulse");
    assertThat(copy.attempts()).isEqualTo(3);
    assertThat(copy).hasMessage("pulse: " + exception.problem());
    assertThat(copy.getCause()).isSameAs(exception.getCause());
    assertThat(copy.getSuppressed()).containsExactly(exception.getSuppressed());
    assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
    assertThat(copy.retryable()).isEqualTo(exception.retryable());
    assertThat(copy.retryAfter()).isEqualTo(exception.retryAfter());
  }

  @ParameterizedTest
  @MethodSource("everyException")
  void aCopyHasItsOwnSuppressedExceptions(MeException exception) {
    exception.addSuppressed(new IllegalStateException("earlier"));
    MeException copy = exception.copy();
    copy.addSuppressed(new IllegalStateException("later"));
    assertThat(copy).hasSameClassAs(exception).hasMessage(exception.getMessage());
    assertThat(copy.provider()).isEqualTo(exception.provider());
    assertThat(copy.attempts()).isEqualTo(exception.attempts());
    assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
    assertThat(exception.getSuppressed()).hasSize(1);
    assertThat(copy.getSuppressed()).hasSize(2).contains(exception.getSuppressed());
  }

  static Stream<MeException> failuresWithoutAProvider() {
    TransportException.Reason reason = TransportException.Reason.DNS;
    return Stream.of(
        TokenException.of("down"),
        TransportException.of(reason, "down", null),
        TransportException.of("", reason, "down", null),
        ApiException.of(ApiError.builder(503, ErrorKind.UNAVAILABLE).build()));
  }

  @ParameterizedTest
  @MethodSource("failuresWithoutAProvider")
  void hasNoProviderOutsideACall(MeException exception) {
    assertThat(exception.provider()).isEmpty();
    assertThat(exception).hasMessage(exception.problem());
    assertThat(exception.copy().provider()).isEmpty();
  }

  @Test
  void namesTheInvalidMemberUnlessTheWholeAnswerIsInvalid() {
    assertThat(DecodeException.of("x", "a[1].b", "wrong").path()).contains("a[1].b");
    assertThat(DecodeException.of("x", "", "no JSON").path()).isEmpty();
    assertThat(DecodeException.of("x", "", "no JSON")).hasMessage("x: no JSON");
  }

  @Test
  void returnsTheRetryAfterOfTheServiceOrTheTokenEndpoint() {
    ApiException busy =
        ApiException.of(
            ApiError.builder(429, ErrorKind.RATE_LIMITED)
                .retryAfter(Duration.ofSeconds(7))
                .build());
    assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(TokenException.unavailable("later", busy).retryAfter())
        .contains(Duration.ofSeconds(7));
    assertThat(TokenException.unavailable("later", new IOException("down")).retryAfter()).isEmpty();
    assertThat(TokenException.of("none").retryAfter()).isEmpty();
    assertThat(TransportException.of(TransportException.Reason.RESET, "gone", null).retryAfter())
        .isEmpty();
  }

  @Test
  void distinguishesAMissingTokenFromAnUnavailableOne() {
    assertThat(TokenException.missing("no file").isMissing()).isTrue();
    assertThat(TokenException.missing("no file").retryable()).isFalse();
    assertThat(TokenException.unavailable("down", null).isMissing()).isFalse();
    assertThat(TokenException.unavailable("down", null).retryable()).isTrue();
    assertThat(TokenException.of("wrong").isMissing()).isFalse();
  }
}
