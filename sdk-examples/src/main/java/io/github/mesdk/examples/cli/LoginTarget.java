package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where somebody signs in or out. */
final class LoginTarget {
  @Option(
      names = "--issuer",
      paramLabel = "URL",
      required = true,
      converter = UrlConverter.class,
      description = "The provider as it names itself; a slash at the end counts.")
  private @Nullable URI issuer;

  @Mixin private final StoreOption store = new StoreOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "oidc",
      converter = LoginKindConverter.class,
      description = "The kind of provider; there is no other yet.")
  void kind(String kind) {
    // Its converter refuses all but one, so there is nothing to remember.
  }

  URI issuer() {
    return requireNonNull(issuer);
  }

  /** The login there, whether there is one or not. */
  StoredLogin login(Shell shell) {
    return store.login(issuer(), shell.environment());
  }
}
