package io.github.mesdk.examples.cli;

import io.github.mesdk.error.TokenException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the file of a stored login. */
final class StoreOption {
  @Option(
      names = "--store",
      paramLabel = "PATH",
      description = {
        "The file that stores the login, readable only by its owner",
        "(default: one file per issuer in $XDG_CONFIG_HOME/me or ~/.config/me)."
      })
  private @Nullable Path file;

  boolean isGiven() {
    return file != null;
  }

  /** Returns the stored login of this issuer, which may be empty. */
  StoredLogin login(URI issuer, Map<String, String> environment) {
    if (file != null && SourceNames.mayBeToken(file)) {
      throw new UsageException("--store must be a path; pass the path, not a token");
    }
    return new StoredLogin(
        issuer,
        file == null ? defaultDirectory(environment).resolve(StoredLogin.fileName(issuer)) : file);
  }

  private static Path defaultDirectory(Map<String, String> environment) {
    return absolute(environment.get("XDG_CONFIG_HOME"))
        .or(() -> home(environment).map(home -> home.resolve(".config")))
        .orElseThrow(() ->
            TokenException.of(
                "no home directory is known, so there is no file for the login;"
                    + " set HOME, or pass --store"))
        .resolve("me");
  }

  /** Java calls an unknown home directory {@code ?}, which is a relative path. */
  private static Optional<Path> home(Map<String, String> environment) {
    return absolute(environment.get("HOME")).or(() -> absolute(System.getProperty("user.home")));
  }

  /** The XDG Base Directory specification requires that relative paths are ignored. */
  private static Optional<Path> absolute(@Nullable String path) {
    try {
      return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }
}
