package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.ErrorRow;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests each row of the tables in {@code docs/resilience.md} against the readers and the policy.
 */
class ResilienceDocumentTest {

  /** The cells of each table row that matches the pattern. */
  private static List<List<String>> rows(String pattern) throws IOException {
    Path document = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("resilience.md");
    List<List<String>> rows =
        Files.readAllLines(document).stream()
            .filter(line -> line.matches(pattern))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .map(cells -> cells.subList(1, cells.size() - 1))
            .toList();
    assertThat(rows).hasSizeGreaterThan(3);
    return rows;
  }

  private static boolean isRetried(
      IdentityProvider<? extends CurrentUser> provider, int status, String body) {
    ReadResult<?> outcome =
        new ReplyReader<>(provider)
            .read(
                Replies.of(status, body.getBytes(UTF_8)),
                Scrubber.of(List.of()),
                Deadline.after(Duration.ofDays(1)));
    MeException failure = ((ReadResult.Failure<?>) outcome).exception();
    return RetryPolicy.ofDefaults().delay(1, failure, Duration.ZERO, 0.5).isPresent();
  }

  @TestFactory
  Stream<DynamicTest> aStatusIsRetriedAsDocumented() throws IOException {
    return rows("\\| [\\d, ]+ \\| (yes|no) \\|").stream()
        .flatMap(row ->
            Providers.all()
                .map(provider ->
                    DynamicTest.dynamicTest(provider.name() + row, () -> check(provider, row))));
  }

  private static void check(IdentityProvider<? extends CurrentUser> provider, List<String> row) {
    for (String status : row.get(0).split(", ", -1)) {
      assertThat(isRetried(provider, Integer.parseInt(status), ""))
          .as(status)
          .isEqualTo(row.get(1).equals("yes"));
    }
  }

  @TestFactory
  Stream<DynamicTest> aCodeIsRetriedAsDocumented() throws IOException {
    return rows("\\| [A-Z][A-Za-z ]+ \\| `\\w+`.* \\| `\\w+`.* \\|").stream()
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
  }

  private static void check(List<String> row) {
    String named = row.get(0).replace("OpenID Connect", "oidc").toLowerCase(Locale.ROOT);
    IdentityProvider<? extends CurrentUser> provider =
        Providers.all().filter(one -> named.contains(one.name())).findFirst().orElseThrow();
    ErrorRow sample =
        ErrorRow.of(provider.name())
            .filter(error -> !error.code().isEmpty())
            .findFirst()
            .orElseThrow();
    for (int column : new int[] {1, 2}) {
      for (String code : row.get(column).replace("`", "").split(", ", -1)) {
        String body = sample.body(provider.name()).replace(sample.code(), code);
        for (int status : new int[] {400, 401, 403, 404, 422, 500, 502, 503}) {
          assertThat(isRetried(provider, status, body))
              .as("%s with %d", code, status)
              .isEqualTo(column == 1);
        }
      }
    }
  }
}
