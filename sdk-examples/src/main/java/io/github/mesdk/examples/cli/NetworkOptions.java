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

/** The way to all that is asked, services and issuers alike. */
final class NetworkOptions {
  /** A client takes no timeout of nothing; what one of these begins has hardly any time. */
  private static final Duration LEAST = Duration.ofMillis(1);

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

  /** The start of a client that goes this way. */
  <T extends CurrentUser> MeClientBuilder<T> client(
      IdentityProvider<T> provider, TokenProvider tokens) {
    MeClientBuilder<T> builder = MeClient.builder(provider).tokenProvider(tokens);
    if (isOwn()) {
      builder.httpClient(HttpClients.with(proxy, authorities));
    }
    return allowInsecureHttp ? builder.allowInsecureHttp() : builder;
  }

  /**
   * The issuer with the endpoints that it publishes, asked for now.
   *
   * @throws IllegalArgumentException if nothing may be sent to such an address
   * @throws MeException if it was not reached, or publishes nothing that can be used
   */
  OAuth2Issuer issuer(URI address, Deadline deadline) {
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(address);
    if (isOwn()) {
      builder.httpClient(HttpClients.with(proxy, authorities));
    }
    if (allowInsecureHttp) {
      builder.allowInsecureHttp();
    }
    try {
      return builder.discover(deadline);
    } catch (TokenException failed) {
      throw IssuerFailures.told(failed);
    }
  }

  /** What is left of the whole, as the timeout of a client. */
  static Duration left(Deadline deadline) {
    Duration left = deadline.remaining();
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }

  private boolean isOwn() {
    return proxy != null || authorities != null;
  }
}
