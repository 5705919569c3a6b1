package io.github.mesdk.examples.cli;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the login of an issuer is kept. */
final class StoreOption {
  @Option(
      names = "--store",
      paramLabel = "PATH",
      description = {
        "The file that keeps the login, readable by its owner only",
        "(default: one for each issuer in $XDG_CONFIG_HOME/me, or ~/.config/me)."
      })
  private @Nullable Path file;

  boolean isGiven() {
    return file != null;
  }

  /** The login at this issuer, whether there is one or not. */
  StoredLogin login(URI issuer, Map<String, String> environment) {
    return new StoredLogin(
        issuer, file == null ? home(environment).resolve(StoredLogin.name(issuer)) : file);
  }

  private static Path home(Map<String, String> environment) {
    return absolute(environment.get("XDG_CONFIG_HOME"))
        .or(() -> absolute(environment.get("HOME")).map(home -> home.resolve(".config")))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
        .resolve("me");
  }

  /** The standard of these variables wants a relative path ignored. */
  private static Optional<Path> absolute(@Nullable String path) {
    try {
      return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }
}
