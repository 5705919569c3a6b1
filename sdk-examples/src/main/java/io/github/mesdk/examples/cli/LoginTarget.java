package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options that select the issuer and the stored login. */
final class LoginTarget {
  @Option(
      names = "--issuer",
      paramLabel = "URL",
      required = true,
      converter = UrlConverter.class,
      description = "The issuer URL exactly as published, including any trailing slash.")
  private @Nullable URI issuer;

  @Mixin private final StoreOption store = new StoreOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "oidc",
      converter = LoginKindConverter.class,
      completionCandidates = Candidates.LoginKinds.class,
      description = "The kind of provider; only oidc is supported.")
  void kind(String kind) {
    // The converter accepts only one value, so there is nothing to store.
  }

  URI issuer() {
    return requireNonNull(issuer);
  }

  /** Returns the stored login of the issuer, which may be empty. */
  StoredLogin login(Shell shell) {
    return store.login(issuer(), shell.environment());
  }
}
