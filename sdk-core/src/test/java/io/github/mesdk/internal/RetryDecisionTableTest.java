package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.ErrorRow;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each status of each provider with each form of a requested retry delay. */
@Tag("slow")
class RetryDecisionTableTest {
  private static final Set<Integer> RETRIED =
      Set.of(408, 421, 425, 429, 502, 503, 504, 520, 521, 522, 523, 524, 530);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String NOW = "Sun, 06 Nov 1994 08:49:37 GMT";

  /**
   * One combination of headers.
   *
   * @param requested the delay that the headers request; null for none
   * @param headers names and values, alternating
   */
  record Form(String name, Duration requested, List<String> headers) {
    static Form after(Duration requested, String value) {
      List<String> headers = List.of("Date", NOW, "Retry-After", value);
      return new Form("Retry-After: " + value, requested, headers);
    }

    static Form millis(Duration requested, String value) {
      return new Form("retry-after-ms: " + value, requested, List.of("Retry-After-Ms", value));
    }

    static Form both(Duration requested, String millis, String seconds) {
      List<String> headers = List.of("retry-after-ms", millis, "Retry-After", seconds, "Date", NOW);
      return new Form(millis + " ms, " + seconds, requested, headers);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Form> seconds() {
    return List.of(
        new Form("none", null, List.of()),
        Form.after(Duration.ZERO, "0"),
        Form.after(Duration.ofSeconds(2), "2"),
        Form.after(Duration.ofHours(1), " 3600 "),
        Form.after(Duration.ofSeconds(7), "0000000000000000000007"),
        Form.after(YEAR, "2147483648"),
        Form.after(YEAR, "999999999999999999"),
        Form.after(YEAR, "9".repeat(5_000)),
        Form.after(null, "-1"),
        Form.after(null, "+1"),
        Form.after(Duration.ofSeconds(2), "1.5"),
        Form.after(Duration.ofSeconds(2), "2.0"),
        Form.after(null, "1e3"),
        Form.after(null, "\u0661"), // a digit outside ASCII
        Form.after(null, "soon"),
        Form.after(null, ""));
  }

  private static List<Form> dates() {
    return List.of(
        Form.after(Duration.ofSeconds(23), "Sun, 06 Nov 1994 08:50:00 GMT"),
        Form.after(Duration.ofSeconds(23), "Sunday, 06-Nov-94 08:50:00 GMT"),
        Form.after(Duration.ofSeconds(23), "Sun Nov  6 08:50:00 1994"),
        Form.after(Duration.ZERO, NOW),
        Form.after(Duration.ZERO, "Sun, 06 Nov 1994 08:49:36 GMT"),
        Form.after(Duration.ZERO, "Thu, 01 Jan 1970 00:00:00 GMT"),
        Form.after(YEAR, "Fri, 31 Dec 9999 23:59:59 GMT"),
        Form.after(null, "Sun, 06 Nov 1994"));
  }

  private static List<Form> milliseconds() {
    return List.of(
        Form.millis(Duration.ofMillis(1_500), "1500"),
        Form.millis(Duration.ZERO, "0"),
        Form.millis(YEAR, "9".repeat(40)),
        Form.millis(null, "-1"),
        Form.millis(null, "soon"),
        Form.both(Duration.ofMillis(1_500), "1500", "2"),
        Form.both(Duration.ofSeconds(2), "soon", "2"),
        Form.both(Duration.ofSeconds(23), "-1", "Sun, 06 Nov 1994 08:50:00 GMT"),
        new Form("X-RateLimit-Reset", null, List.of("X-RateLimit-Reset", "3601")));
  }

  static Stream<IdentityProvider<? extends CurrentUser>> providers() {
    return Providers.all();
  }

  static Stream<Arguments> table() {
    List<Form> forms = Stream.of(seconds(), dates(), milliseconds()).flatMap(List::stream).toList();
    return providers()
        .flatMap(provider -> forms.stream().map(form -> Arguments.of(provider, form)));
  }

  private static MeException failure(
      IdentityProvider<? extends CurrentUser> provider, int status, String body, Form form) {
    Reply reply =
        Replies.of(
            status, body.getBytes(StandardCharsets.UTF_8), form.headers().toArray(String[]::new));
    ReadResult<?> outcome =
        new ReplyReader<>(provider)
            .read(reply, Scrubber.of(List.of()), Deadline.after(Duration.ofDays(1)));
    return ((ReadResult.Failure<?>) outcome).exception();
  }

  /** With a random value of 0.5, the default policy adds 250 ms to the requested delay. */
  private static Optional<Duration> delay(MeException failure) {
    return RetryPolicy.ofDefaults().delay(1, failure, Duration.ZERO, 0.5);
  }

  private static Duration expected(Form form) {
    Duration requested = form.requested() == null ? Duration.ZERO : form.requested();
    return requested.plusMillis(250);
  }

  @ParameterizedTest
  @MethodSource("table")
  void holdsForEveryStatus(IdentityProvider<? extends CurrentUser> provider, Form form) {
    int[] failures = IntStream.rangeClosed(100, 599).filter(status -> status / 100 != 2).toArray();
    for (int status : failures) {
      MeException failure = failure(provider, status, "", form);
      boolean isRetried = RETRIED.contains(status);
      assertThat(((ApiException) failure).error().retryAfter())
          .as("retryAfter of status %d", status)
          .isEqualTo(Optional.ofNullable(form.requested()));
      assertThat(delay(failure))
          .as("delay after status %d", status)
          .isEqualTo(isRetried ? Optional.of(expected(form)) : Optional.empty());
      assertThat(failure.retryable()).as("retryable of status %d", status).isEqualTo(isRetried);
    }
    assertThat(delay(failure(provider, 200, "", form))).as("an empty answer").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("table")
  void holdsForEveryCode(IdentityProvider<? extends CurrentUser> provider, Form form) {
    for (ErrorRow row : ErrorRow.of(provider.name()).toList()) {
      MeException failure = failure(provider, row.status(), row.body(provider.name()), form);
      assertThat(delay(failure))
          .as(row.toString())
          .isEqualTo(row.retryable() ? Optional.of(expected(form)) : Optional.empty());
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void usesTheLocalClockForADateWhenTheReplyHasNoValidDate(
      IdentityProvider<? extends CurrentUser> provider) {
    List<List<String>> replies =
        List.of(List.of("Retry-After", NOW), List.of("Retry-After", NOW, "Date", "garbage"));
    for (List<String> headers : replies) {
      MeException failure = failure(provider, 503, "", new Form("past", null, headers));
      assertThat(((ApiException) failure).error().retryAfter()).contains(Duration.ZERO);
    }
  }
}
