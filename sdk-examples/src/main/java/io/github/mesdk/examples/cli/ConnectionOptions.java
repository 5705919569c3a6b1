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

/** How the service is reached, and how long and often it is asked. */
final class ConnectionOptions {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeoutConverter.class,
      description = "The limit on the whole call: 500ms, 10s, 2m or PT10S (default: 30s).")
  private Duration timeout = MeClientBuilder.DEFAULT_TIMEOUT;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "How many attempts to make at most; 1 turns retries off (default: 3).",
        "One more is made when a rejected --token-file holds another token by then."
      })
  private int maxAttempts;

  @Mixin private final NetworkOptions network = new NetworkOptions();

  /** The moment by which the whole call must have ended if it begins now. */
  Deadline deadline() {
    return Deadline.after(timeout);
  }

  /** The issuer at this address. */
  OAuth2Issuer issuer(URI address, Deadline deadline) {
    requireAttempts();
    return network.issuer(address, deadline);
  }

  /** A client that reaches its service so. */
  <T extends CurrentUser> MeClient<T> client(
      IdentityProvider<T> provider, TokenProvider tokens, MeListener listener) {
    return client(provider, tokens, listener, timeout);
  }

  /** As {@link #client(IdentityProvider, TokenProvider, MeListener)}, with what is left. */
  <T extends CurrentUser> MeClient<T> client(
      IdentityProvider<T> provider, TokenProvider tokens, MeListener listener, Deadline deadline) {
    return client(provider, tokens, listener, NetworkOptions.left(deadline));
  }

  private <T extends CurrentUser> MeClient<T> client(
      IdentityProvider<T> provider, TokenProvider tokens, MeListener listener, Duration limit) {
    requireAttempts();
    return network
        .client(provider, tokens)
        .listener(listener)
        .timeout(limit)
        .retryPolicy(RetryPolicy.builder().maxAttempts(maxAttempts).build())
        .build();
  }

  private void requireAttempts() {
    if (maxAttempts < 1) {
      throw new UsageException("--max-attempts must be at least 1");
    }
  }
}
