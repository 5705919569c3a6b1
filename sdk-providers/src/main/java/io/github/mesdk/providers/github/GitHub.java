package io.github.mesdk.providers.github;

import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;

/**
 * GitHub, {@code GET /user}. Errors have a message but no error code, so the status determines the
 * kind of failure. GitHub reports an exceeded rate limit with status 403 or 429 and the header
 * {@code x-ratelimit-remaining: 0}, and an exceeded secondary rate limit with {@code retry-after}.
 */
public final class GitHub {
  private GitHub() {}

  /** Returns the provider for github.com, with an access token of any kind. */
  public static IdentityProvider<GitHubUser> provider() {
    return at(URI.create("https://api.github.com"));
  }

  /**
   * Returns the provider at this base URL of the REST API. For a GitHub Enterprise server, the base
   * URL ends in {@code /api/v3}.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<GitHubUser> at(URI baseUrl) {
    return IdentityProvider.builder("github", GitHubUser.class)
        .baseUrl(baseUrl)
        .get("/user")
        .header("X-GitHub-Api-Version", "2022-11-28")
        .subject("id")
        .rateLimitedWhen("x-ratelimit-remaining", "0")
        .rateLimitedWhen("retry-after", "*")
        .errors(ErrorFields.none().message("message"))
        .build();
  }
}
