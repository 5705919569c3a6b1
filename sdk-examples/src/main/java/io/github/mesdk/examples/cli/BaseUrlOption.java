package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Another address for a provider that has one of its own. */
final class BaseUrlOption {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = UrlConverter.class,
      description = "Ask at this address: the origin, plus any prefix of the provider's own.")
  private @Nullable URI baseUrl;

  /** {@code provider} at the address that was given, if one was. */
  <T extends CurrentUser> IdentityProvider<T> applyTo(IdentityProvider<T> provider) {
    return baseUrl == null ? provider : provider.at(baseUrl);
  }
}
