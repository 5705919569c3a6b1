package io.github.mesdk.providers.gitea;

import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;

/**
 * Gitea and Forgejo, {@code GET /api/v1/user}. Errors have a message but no error code, so the
 * status determines the kind of failure.
 */
public final class Gitea {
  private Gitea() {}

  /**
   * Returns the provider for the server at this URL, with an access token that has the scope {@code
   * read:user}.
   *
   * @param baseUrl the URL of the server, without {@code /api/v1}
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<GiteaUser> at(URI baseUrl) {
    return IdentityProvider.builder("gitea", GiteaUser.class)
        .baseUrl(baseUrl)
        .get("/api/v1/user")
        .subject("id")
        .errors(ErrorFields.none().message("message"))
        .build();
  }
}
