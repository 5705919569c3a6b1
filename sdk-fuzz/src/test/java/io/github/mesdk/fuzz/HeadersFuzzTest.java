package io.github.mesdk.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mesdk.internal.ReplyInvariants;
import io.github.mesdk.testing.Replies;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/**
 * Fuzzes the headers that explain a failure or request a retry delay. Each line of an input is the
 * value of one header, so no value contains a line break.
 */
@Tag("slow")
class HeadersFuzzTest {
  private static final byte[] EMPTY_BODY = "{}".getBytes(UTF_8);

  @FuzzTest(maxDuration = "10m")
  void retryAfter(byte[] input) throws IOException {
    String[] lines = lines(input);
    check(
        429,
        "Retry-After",
        line(lines, 0),
        "Date",
        line(lines, 1),
        "retry-after-ms",
        line(lines, 2),
        "X-RateLimit-Reset",
        line(lines, 3));
  }

  @FuzzTest(maxDuration = "10m")
  void wwwAuthenticate(byte[] input) throws IOException {
    String[] lines = lines(input);
    String[] headers = {
      "WWW-Authenticate", line(lines, 0),
      "WWW-Authenticate", line(lines, 1),
      "X-Request-Id", line(lines, 2),
      "Content-Type", line(lines, 3)
    };
    check(401, headers);
    check(403, headers);
  }

  private static void check(int status, String... headers) throws IOException {
    ReplyInvariants.check(Targets.provider("oidc"), Replies.of(status, EMPTY_BODY, headers));
  }

  private static String[] lines(byte[] input) {
    return new String(input, ISO_8859_1).split("[\r\n]", -1);
  }

  private static String line(String[] lines, int index) {
    return index < lines.length ? lines[index] : "";
  }
}
