package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeListener;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the connection to the service, the deadline and the number of attempts. */
final class ConnectionOptions {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeoutConverter.class,
      description = {
        "The time limit for the whole call, such as 500ms, 10s, 2m or PT10S (default: 30s).",
        "The time that it takes to type or pipe the token does not count."
      })
  private Duration timeout = MeClientBuilder.DEFAULT_TIMEOUT;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "The maximum number of attempts; 1 turns retries off (default: 3).",
        "A rejected token is replaced once, if --token-file contains a new one."
      })
  private int maxAttempts;

  @Mixin private final NetworkOptions network = new NetworkOptions();

  /** Returns the deadline of the whole call, counted from now. */
  Deadline deadline() {
    return Deadline.after(timeout);
  }

  /** Reads the certificates now. */
  void prepare() {
    network.prepare();
  }

  /** Discovers the issuer at {@code address}. */
  OAuth2Issuer issuer(URI address, Deadline deadline) {
    checkMaxAttempts();
    return network.issuer(address, deadline);
  }

  /** Returns a client with these options. */
  <T extends CurrentUser> MeClient<T> client(
      IdentityProvider<T> provider, TokenProvider tokens, MeListener listener) {
    return client(provider, tokens, listener, timeout);
  }

  /** Returns a client whose timeout is the time left until {@code deadline}. */
  <T extends CurrentUser> MeClient<T> client(
      IdentityProvider<T> provider, TokenProvider tokens, MeListener listener, Deadline deadline) {
    return client(provider, tokens, listener, NetworkOptions.remainingTimeout(deadline));
  }

  private <T extends CurrentUser> MeClient<T> client(
      IdentityProvider<T> provider, TokenProvider tokens, MeListener listener, Duration timeout) {
    checkMaxAttempts();
    return network
        .client(provider, tokens)
        .listener(listener)
        .timeout(timeout)
        .retryPolicy(RetryPolicy.builder().maxAttempts(maxAttempts).build())
        .build();
  }

  private void checkMaxAttempts() {
    if (maxAttempts < 1) {
      throw new UsageException("--max-attempts must be at least 1");
    }
  }
}
