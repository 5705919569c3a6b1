package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.http.Replies;
import io.github.mesdk.http.Reply;
import io.github.mesdk.internal.Outcome.Failure;
import io.github.mesdk.internal.Outcome.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Hostile;
import io.github.mesdk.testing.Invariants;
import io.github.mesdk.testing.Mutator;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.SubjectOracle;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes a server sends, there is an answer that keeps its promises or a typed failure.
 *
 * <p>An ordinary build tries {@value #REPLIES} replies and {@value #MODELS} bodies for a user's own
 * mapper per provider; {@code -Dmesdk.fuzz.times=100} tries a hundred times as many, the same
 * first. Each body has a seed of its own, which a failure tells.
 */
class MutatedRepliesTest {
  /** Not the mapper under test: a lost check there must not be lost here as well. */
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final int REPLIES = 20_000;
  private static final int MODELS = 10_000;
  private static final long FIRST_SEED = 8259;
  private static final int TIMES = Integer.getInteger("mesdk.fuzz.times", 1);

  /** What only a hang exceeds. */
  private static final Duration PATIENCE = Duration.ofMinutes(5).multipliedBy(TIMES);

  private static final int LONGEST_MESSAGE = 4_000;
  private static final Scrubber NO_SECRETS = Scrubber.of(List.of());
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
            // What is no JSON hides whatever else is wrong: it is put in less often.
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
          Outcome<?> outcome = reader.read(reply, NO_SECRETS);
          if (outcome instanceof Success<?> success) {
            answers.incrementAndGet();
            checkAnswer(provider, reply, (CurrentUser) success.answer());
          } else {
            checkFailure(reply, ((Failure<?>) outcome).exception());
          }
        });
    // Bodies that are all refused at the door would prove little.
    assertThat(answers.get()).isGreaterThan(REPLIES / 25 * TIMES);
  }

  private static void checkAnswer(IdentityProvider<?> provider, Reply reply, CurrentUser me)
      throws IOException {
    require(reply.isSuccessful(), "an answer with status " + reply.status());
    SubjectOracle.check(STRICT.readTree(reply.body()), provider.subjects(), me);
    Invariants.check(me);
    byte[] written = Files.USERS_MAPPER.writeValueAsBytes(me);
    require(me.equals(Json.MAPPER.readValue(written, provider.model())), "changed on its way");
    checkUsersMapper(provider, written);
  }

  private static void checkFailure(Reply reply, MeException failure) {
    require(
        failure instanceof ApiException
            || (failure instanceof DecodeException && reply.isSuccessful()),
        "not typed: " + failure);
    require(
        !(failure instanceof UnauthenticatedException)
            || (reply.status() != 407 && reply.status() != 429),
        "an outage is taken for a rejected token");
    require(failure.getMessage().length() <= LONGEST_MESSAGE, "a message without end");
    require(failure.getMessage().codePoints().noneMatch(Character::isISOControl), "a forged line");
  }

  @ParameterizedTest
  @MethodSource("providers")
  void aUsersMapperReadsAModelOrRefuses(IdentityProvider<? extends CurrentUser> provider) {
    forEachSeed(
        MODELS,
        mutator(List.of(Providers.models(provider))),
        (seed, body) -> checkUsersMapper(provider, body));
  }

  private static void checkUsersMapper(IdentityProvider<?> provider, byte[] body)
      throws IOException {
    CurrentUser me;
    try {
      me = Files.USERS_MAPPER.readValue(body, provider.model());
    } catch (IOException refused) {
      return; // Jackson's own, or that of a decoder of characters
    }
    JsonNode tree = Files.USERS_MAPPER.readTree(body);
    if (me == null) {
      require(tree.isNull(), "a model of nothing");
      return;
    }
    String payload = provider.payload().map(name -> name + ".").orElse("");
    SubjectOracle.check(
        tree,
        provider.subjects().stream().map(path -> path.substring(payload.length())).toList(),
        me);
    Invariants.check(me);
    require(me.equals(Invariants.again(me)), "changed on its way");
  }

  private interface Check {
    void check(long seed, byte[] body) throws IOException;
  }

  private static void forEachSeed(int count, Mutator mutator, Check check) {
    assertTimeoutPreemptively(
        PATIENCE,
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

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
