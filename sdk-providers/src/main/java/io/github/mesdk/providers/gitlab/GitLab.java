package io.github.mesdk.providers.gitlab;

import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Placement;
import java.net.URI;

/**
 * GitLab, {@code GET /api/v4/user}. A rejected token gets an OAuth error code. Other errors have
 * only a message, so the status determines the kind of failure. A blocked user gets status 403.
 */
public final class GitLab {
  private GitLab() {}

  /** Returns the provider for gitlab.com, with an access token of any kind as a bearer token. */
  public static IdentityProvider<GitLabUser> provider() {
    return at(URI.create("https://gitlab.com"));
  }

  /**
   * Returns the provider for the GitLab server at this URL.
   *
   * @param baseUrl the URL of the server, without {@code /api/v4}
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<GitLabUser> at(URI baseUrl) {
    return with(Placement.bearer(), baseUrl);
  }

  /**
   * Returns the provider for the GitLab server at this URL. The token is a personal access token,
   * sent in the header {@code PRIVATE-TOKEN}.
   *
   * @param baseUrl the URL of the server, without {@code /api/v4}
   * @throws IllegalArgumentException as {@link #at}
   */
  public static IdentityProvider<GitLabUser> withPrivateToken(URI baseUrl) {
    return with(Placement.header("PRIVATE-TOKEN"), baseUrl);
  }

  private static IdentityProvider<GitLabUser> with(Placement token, URI baseUrl) {
    return IdentityProvider.builder("gitlab", GitLabUser.class)
        .baseUrl(baseUrl)
        .get("/api/v4/user")
        .token(token)
        .subject("id")
        .errors(
            ErrorFields.none()
                .code("error")
                .message("message", "error_description")
                .missingScopes("scope"))
        .build();
  }
}
