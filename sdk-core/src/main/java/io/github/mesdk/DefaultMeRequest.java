package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.Optional;

/** The one implementation of {@link MeRequest}. */
record DefaultMeRequest(
    Optional<AccessToken> token, Optional<Duration> timeout, MeArguments arguments)
    implements MeRequest {
  static final MeRequest DEFAULTS = of(MeArguments.of());

  static MeRequest of(MeArguments arguments) {
    return new DefaultMeRequest(
        Optional.empty(), Optional.empty(), requireNonNull(arguments, "arguments"));
  }

  @Override
  public MeRequest withToken(AccessToken token) {
    return new DefaultMeRequest(Optional.of(requireNonNull(token, "token")), timeout, arguments);
  }

  @Override
  public MeRequest withTimeout(Duration timeout) {
    return new DefaultMeRequest(
        token, Optional.of(Durations.positive("a timeout", timeout)), arguments);
  }

  @Override
  public MeRequest withArguments(MeArguments more) {
    requireNonNull(more, "arguments");
    return new DefaultMeRequest(token, timeout, arguments.and(more));
  }

  @Override
  public String toString() {
    return "MeRequest{token="
        + (token.isPresent() ? "***" : "the client's")
        + ", timeout="
        + timeout.map(Duration::toString).orElse("the client's")
        + ", arguments="
        + arguments.arguments()
        + "}";
  }
}
