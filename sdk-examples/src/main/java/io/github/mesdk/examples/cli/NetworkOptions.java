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
import java.util.Optional;
import okhttp3.OkHttpClient;
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

  private @Nullable OkHttpClient httpClient;

  /**
   * Reads the certificates, for a command that asks for a token before it sends anything.
   *
   * @throws UsageException if the certificates cannot be read
   */
  void prepare() {
    httpClient();
  }

  /**
   * Checks the options and the address of an issuer, for a command that changes something before it
   * sends anything.
   *
   * @throws UsageException if the certificates cannot be read, or the address is not allowed
   */
  void prepare(URI issuer) {
    try {
      builder(issuer).build();
    } catch (IllegalArgumentException invalid) {
      throw new UsageException(String.valueOf(invalid.getMessage()));
    }
  }

  /** Returns a client builder with these options. */
  <T extends CurrentUser> MeClientBuilder<T> client(
      IdentityProvider<T> provider, TokenProvider tokens) {
    MeClientBuilder<T> builder = MeClient.builder(provider).tokenProvider(tokens);
    httpClient().ifPresent(builder::httpClient);
    return allowInsecureHttp ? builder.allowInsecureHttp() : builder;
  }

  /**
   * Discovers the issuer and its endpoints.
   *
   * @throws IllegalArgumentException if the address is invalid or not allowed
   * @throws MeException if the issuer is unreachable or its metadata is unusable
   */
  OAuth2Issuer issuer(URI address, Deadline deadline) {
    try {
      return builder(address).discover(deadline);
    } catch (TokenException failed) {
      throw IssuerFailures.ofDiscovery(failed);
    }
  }

  private OAuth2IssuerBuilder builder(URI address) {
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(address);
    httpClient().ifPresent(builder::httpClient);
    return allowInsecureHttp ? builder.allowInsecureHttp() : builder;
  }

  /** Returns the time left until {@code deadline}, as the timeout of a client. */
  static Duration remainingTimeout(Deadline deadline) {
    Duration remaining = deadline.remaining();
    return remaining.compareTo(MIN_TIMEOUT) < 0 ? MIN_TIMEOUT : remaining;
  }

  /** Returns the client with these options; empty if the SDK's own client has them. */
  private Optional<OkHttpClient> httpClient() {
    if (httpClient == null && (proxy != null || authorities != null)) {
      httpClient = HttpClients.with(proxy, authorities);
    }
    return Optional.ofNullable(httpClient);
  }
}
