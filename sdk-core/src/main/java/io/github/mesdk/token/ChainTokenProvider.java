package io.github.mesdk.token;

import static java.util.stream.Collectors.joining;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Calls several sources in order until one has a token. */
final class ChainTokenProvider implements TokenProvider {
  private final List<TokenProvider> sources;

  /** The last token of each source, to find the source of a rejected token. */
  private final AtomicReferenceArray<AccessToken> lastTokens;

  ChainTokenProvider(List<TokenProvider> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a chain needs at least one source");
    }
    this.sources = sources;
    this.lastTokens = new AtomicReferenceArray<>(sources.size());
  }

  @Override
  public AccessToken token() {
    return first(TokenProvider::token);
  }

  @Override
  public AccessToken token(Deadline deadline) {
    return first(source -> source.token(deadline));
  }

  private AccessToken first(Function<TokenProvider, AccessToken> call) {
    List<TokenException> reasons = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      try {
        AccessToken token = call.apply(sources.get(i));
        lastTokens.set(i, token);
        return token;
      } catch (TokenException failed) {
        if (!failed.isMissing()) {
          throw failed;
        }
        reasons.add(failed);
      }
    }
    throw noToken(reasons);
  }

  private static TokenException noToken(List<TokenException> reasons) {
    TokenException noToken =
        TokenException.missing(
            reasons.stream()
                .map(TokenException::problem)
                .collect(joining("; or: ", "no source has a token: ", "")));
    reasons.forEach(noToken::addSuppressed);
    return noToken;
  }

  /**
   * Invalidates the token in the source that returned it, if the token is recorded as the last
   * token of that source. Otherwise invalidates the token in all sources, because concurrent calls
   * may have recorded an older token. Each source ignores a token that is not its own.
   */
  @Override
  public void invalidate(AccessToken rejected) {
    int[] owners =
        IntStream.range(0, sources.size())
            .filter(i -> rejected.equals(lastTokens.get(i)))
            .toArray();
    IntStream targets =
        owners.length == 0 ? IntStream.range(0, sources.size()) : IntStream.of(owners);
    targets.forEach(i -> sources.get(i).invalidate(rejected));
  }

  @Override
  public String toString() {
    return "TokenProvider{chain of " + sources.size() + " sources}";
  }
}
