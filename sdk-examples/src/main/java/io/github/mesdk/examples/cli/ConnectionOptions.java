package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenProvider;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the service is reached. */
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
        "How many attempts retrying may make; 1 turns it off (default: 3).",
        "This version retries nothing, so N changes nothing. A second request is sent when a"
            + " rejected --token-file holds another token by then. Whatever N is, the HTTP library"
            + " repeats a request once after a 408 and after a 503 with Retry-After: 0, and may send"
            + " one anew whose connection broke."
      })
  private int maxAttempts;

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT",
      converter = ProxyConverter.class,
      description = "Go through this HTTP proxy.")
  private @Nullable Proxy proxy;

  @Option(
      names = "--ca-file",
      paramLabel = "PEM",
      description = "Trust the certificates in this file too, beside the platform's own.")
  private @Nullable Path authorities;

  @Option(
      names = "--allow-insecure-http",
      description = "Send the token over plain http to other machines if the URL says so.")
  private boolean allowInsecureHttp;

  /** A client that reaches its service so. */
  <T extends CurrentUser> MeClient<T> client(IdentityProvider<T> provider, TokenProvider tokens) {
    // Not passed on: there is no retrying yet that it could limit.
    if (maxAttempts < 1) {
      throw new UsageException("--max-attempts must be at least 1");
    }
    MeClientBuilder<T> builder = MeClient.builder(provider).tokenProvider(tokens).timeout(timeout);
    if (proxy != null || authorities != null) {
      builder.httpClient(HttpClients.with(proxy, authorities));
    }
    if (allowInsecureHttp) {
      builder.allowInsecureHttp();
    }
    return builder.build();
  }
}
