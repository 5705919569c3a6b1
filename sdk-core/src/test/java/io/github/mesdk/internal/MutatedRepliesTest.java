package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.mesdk.http.Reply;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Hostile;
import io.github.mesdk.testing.Mutator;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Replies;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that any bytes from a server produce a valid answer or a typed failure.
 *
 * <p>A normal build tests {@value #REPLIES} replies and, with a user's own mapper, {@value #MODELS}
 * bodies per provider. {@code -Dmesdk.fuzz.times=100} tests these and a hundred times as many in
 * total. Each body has its own seed, which the failure message contains.
 */
@Tag("slow")
class MutatedRepliesTest {
  private static final int REPLIES = 20_000;
  private static final int MODELS = 10_000;
  private static final long FIRST_SEED = 8259;
  private static final int TIMES = Integer.getInteger("mesdk.fuzz.times", 1);

  /** Only a hang exceeds this limit. */
  private static final Duration HANG_TIMEOUT = Duration.ofMinutes(5).multipliedBy(TIMES);

  private static final int[] STATUSES = {
    200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 201, 206, 304, 400, 401, 403, 404, 407, 418,
    422, 429, 500, 503
  };
  private static final String[][] HEADERS = {
    {},
    {"Content-Type", "application/json; charset=utf-16"},
    {"WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"\\"},
    {"WWW-Authenticate", "Bearer error=insufficient_scope, scope=\" a  b \", scope=c"},
    {"WWW-Authenticate", "Basic realm=,,==, Bearer error"},
    {"Retry-After", "99999999999999999999"},
    {"Retry-After", "Wed, 21 Oct 9999 07:28:00 GMT", "Date", "x"},
    {"Content-Type", "\u007f;=/", "X-Request-Id", ""},
  };

  static Stream<IdentityProvider<? extends CurrentUser>> providers() {
    return Providers.all();
  }

  private static Mutator mutator(List<List<String>> kinds) {
    List<byte[]> values =
        Stream.of("values.txt", "times.txt")
            .flatMap(file -> Hostile.of(file, "").stream())
            .filter(value -> value.bytes().length <= 1_000)
            // Invalid JSON masks other mutations, so it is used less often.
            .flatMap(value -> Stream.generate(value::bytes).limit(value.answered() ? 4 : 1))
            .toList();
    return new Mutator(kinds, values);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void everyReplyIsAnAnswerOrATypedFailure(IdentityProvider<? extends CurrentUser> provider) {
    ReplyReader<?> reader = new ReplyReader<>(provider);
    Mutator mutator = mutator(List.of(Providers.answers(provider), Providers.errors(provider)));
    AtomicInteger answers = new AtomicInteger();
    forEachSeed(
        REPLIES,
        mutator,
        (seed, body) -> {
          SplittableRandom random = new SplittableRandom(~seed);
          int status = STATUSES[random.nextInt(STATUSES.length)];
          Reply reply = Replies.of(status, body, HEADERS[random.nextInt(HEADERS.length)]);
          if (ReplyInvariants.check(provider, reply, reader)) {
            answers.incrementAndGet();
          }
        });
    // The test proves little if every body is rejected as invalid JSON.
    assertThat(answers.get()).isGreaterThan(REPLIES / 25 * TIMES);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void aUsersMapperReadsAModelOrRejectsTheBody(IdentityProvider<? extends CurrentUser> provider) {
    forEachSeed(
        MODELS,
        mutator(List.of(Providers.models(provider))),
        (seed, body) -> ReplyInvariants.checkUsersMapper(provider, body));
  }

  private interface Check {
    void check(long seed, byte[] body) throws IOException;
  }

  private static void forEachSeed(int count, Mutator mutator, Check check) {
    assertTimeoutPreemptively(
        HANG_TIMEOUT,
        () -> {
          for (long seed = FIRST_SEED; seed < FIRST_SEED + (long) count * TIMES; seed++) {
            byte[] body = mutator.body(seed);
            try {
              check.check(seed, body);
            } catch (Throwable fault) {
              throw new AssertionError(
                  "seed " + seed + ", body " + HexFormat.of().formatHex(body), fault);
            }
          }
        });
  }
}
