package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Overrides the base URL of a provider that has a default base URL. */
final class BaseUrlOption {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = UrlConverter.class,
      description = "The base URL to call: the origin, plus the path prefix of the default URL.")
  private @Nullable URI baseUrl;

  /** Returns {@code provider} at the given base URL, or unchanged if the option is absent. */
  <T extends CurrentUser> IdentityProvider<T> applyTo(IdentityProvider<T> provider) {
    return baseUrl == null ? provider : provider.at(baseUrl);
  }
}
