package io.github.mesdk.token;

import static java.util.stream.Collectors.joining;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Several sources, asked in their order until one has a token. */
final class ChainTokenProvider implements TokenProvider {
  private final List<TokenProvider> sources;

  /** The last token of each source: as much as is needed to know whose a rejected one was. */
  private final AtomicReferenceArray<AccessToken> given;

  ChainTokenProvider(List<TokenProvider> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a chain needs a source");
    }
    this.sources = sources;
    this.given = new AtomicReferenceArray<>(sources.size());
  }

  @Override
  public AccessToken token() {
    return first(TokenProvider::token);
  }

  @Override
  public AccessToken token(Deadline deadline) {
    return first(source -> source.token(deadline));
  }

  private AccessToken first(Function<TokenProvider, AccessToken> question) {
    List<TokenException> reasons = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      try {
        AccessToken token = question.apply(sources.get(i));
        given.set(i, token);
        return token;
      } catch (TokenException failed) {
        if (!failed.isMissing()) {
          throw failed;
        }
        reasons.add(failed);
      }
    }
    throw nothing(reasons);
  }

  private static TokenException nothing(List<TokenException> reasons) {
    TokenException nothing =
        TokenException.missing(
            reasons.stream()
                .map(TokenException::problem)
                .collect(joining("; or: ", "no source has a token: ", "")));
    reasons.forEach(nothing::addSuppressed);
    return nothing;
  }

  /**
   * Two calls that overtake each other may leave the older token on record here. So one that no
   * source is known to have given goes to all of them, and each compares.
   */
  @Override
  public void invalidate(AccessToken rejected) {
    int[] givers =
        IntStream.range(0, sources.size()).filter(i -> rejected.equals(given.get(i))).toArray();
    IntStream told = givers.length == 0 ? IntStream.range(0, sources.size()) : IntStream.of(givers);
    told.forEach(i -> sources.get(i).invalidate(rejected));
  }

  @Override
  public String toString() {
    return "TokenProvider{the first that has a token of " + sources.size() + " sources}";
  }
}
