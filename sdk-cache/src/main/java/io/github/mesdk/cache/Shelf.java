package io.github.mesdk.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.mesdk.AnswerCache.Use;
import io.github.mesdk.Question;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept: answers, and apart from them refusals, so that neither crowds out the other. */
final class Shelf {
  private final Cache<Key, Answer> answers;
  private final Cache<Key, Refusal> refusals;
  private final Keys keys;
  private final Times times;
  private final boolean keepsRefusals;

  Shelf(MeCacheBuilder from, Keys keys, Times times, Counters counters) {
    this.keys = keys;
    this.times = times;
    this.keepsRefusals = !from.negativeTimeToLive.isZero();
    Duration stale =
        from.staleIfError.compareTo(from.staleWhileRevalidate) > 0
            ? from.staleIfError
            : from.staleWhileRevalidate;
    // What may be given is decided on each read; this only lets the rest go.
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(from.maximumSize)
            .expireAfterWrite(from.timeToLive.plus(stale))
            .ticker(times::lately)
            .<Key, Answer>removalListener((key, answer, cause) -> {
              if (answer != null && cause == RemovalCause.SIZE) {
                counters.count(Use.EVICTED);
                answer.evicted();
              }
            })
            .build();
    this.refusals =
        Caffeine.newBuilder()
            .maximumSize(from.maximumNegative)
            .expireAfterWrite(keepsRefusals ? from.negativeTimeToLive : Duration.ofSeconds(1))
            .ticker(times::lately)
            .build();
  }

  @Nullable Answer answer(Key key) {
    return answers.getIfPresent(key);
  }

  Optional<UnauthenticatedException> refusal(Key key) {
    return Optional.ofNullable(refusals.getIfPresent(key))
        .filter(refusal -> !times.isOver(refusal))
        .map(Refusal::exception);
  }

  /** Keeps an answer to a question that was put at {@code since}, unless it has ended already. */
  void store(Key key, Question question, CurrentUser user, long since, Consumer<Use> told) {
    refusals.invalidate(key);
    answers.invalidate(key);
    Identity identity;
    try {
      identity = user.identity();
    } catch (RuntimeException ofTheModel) {
      return; // The asker has the answer, and meets the same when it looks.
    }
    Optional<Instant> end =
        Stream.of(question.token().expiresAt(), identity.expiresAt())
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    if (end.isEmpty() || times.isAhead(end.get())) {
      long millis = end.map(Times::millis).orElse(Long.MAX_VALUE);
      answers.put(key, new Answer(user, identity, credentials(question), since, millis, told));
    }
  }

  /** Draws the conclusions of a failure. */
  void failed(Key key, Question question, Throwable failure) {
    if (Failures.isOutage(failure)) {
      Answer answer = answers.getIfPresent(key);
      if (answer != null) {
        answer.failedAt(times.now());
      }
      return;
    }
    answers.invalidate(key);
    // With a second credential it is the program's own token that was rejected, not the user's.
    boolean isOfTheUser = question.arguments().stream().noneMatch(Argument::secret);
    if (keepsRefusals && isOfTheUser && Failures.isRejection(failure)) {
      UnauthenticatedException rejection = (UnauthenticatedException) failure;
      refusals.put(
          key,
          new Refusal(
              key.endpoint().provider(), rejection.error(), credentials(question), times.now()));
    }
  }

  void forget(String token) {
    Credential credential = keys.credential(token);
    answers.asMap().values().removeIf(answer -> answer.isWith(credential));
    refusals.asMap().values().removeIf(refusal -> refusal.credentials().contains(credential));
  }

  void forget(Predicate<Answer> unwanted) {
    answers.asMap().values().removeIf(unwanted);
  }

  void forgetAll() {
    answers.invalidateAll();
    refusals.invalidateAll();
  }

  private List<Credential> credentials(Question question) {
    return Stream.concat(
            Stream.of(question.token()).map(AccessToken::value),
            question.arguments().stream().filter(Argument::secret).map(Argument::value))
        .distinct()
        .map(keys::credential)
        .toList();
  }
}
