package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.OAuth2IssuerBuilder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenProvider;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Network options for services and issuers. */
final class NetworkOptions {
  /** A client requires a positive timeout, even when no time is left. */
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT",
      converter = ProxyConverter.class,
      description = "Use this HTTP proxy.")
  private @Nullable Proxy proxy;

  @Option(
      names = "--ca-file",
      paramLabel = "PEM",
      description = "Trust the certificates in this file, in addition to the platform's.")
  private @Nullable Path authorities;

  @Option(
      names = "--allow-insecure-http",
      description = "Allow plain http to other machines; it sends the token unencrypted.")
  private boolean allowInsecureHttp;

  /** Returns a client builder with these options. */
  <T extends CurrentUser> MeClientBuilder<T> client(
      IdentityProvider<T> provider, TokenProvider tokens) {
    MeClientBuilder<T> builder = MeClient.builder(provider).tokenProvider(tokens);
    if (needsHttpClient()) {
      builder.httpClient(HttpClients.with(proxy, authorities));
    }
    return allowInsecureHttp ? builder.allowInsecureHttp() : builder;
  }

  /**
   * Discovers the issuer and its endpoints.
   *
   * @throws IllegalArgumentException if the address is invalid or not allowed
   * @throws MeException if the issuer is unreachable or its metadata is unusable
   */
  OAuth2Issuer issuer(URI address, Deadline deadline) {
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(address);
    if (needsHttpClient()) {
      builder.httpClient(HttpClients.with(proxy, authorities));
    }
    if (allowInsecureHttp) {
      builder.allowInsecureHttp();
    }
    try {
      return builder.discover(deadline);
    } catch (TokenException failed) {
      throw IssuerFailures.ofDiscovery(failed);
    }
  }

  /** Returns the time left until {@code deadline}, as the timeout of a client. */
  static Duration remainingTimeout(Deadline deadline) {
    Duration remaining = deadline.remaining();
    return remaining.compareTo(MIN_TIMEOUT) < 0 ? MIN_TIMEOUT : remaining;
  }

  private boolean needsHttpClient() {
    return proxy != null || authorities != null;
  }
}
