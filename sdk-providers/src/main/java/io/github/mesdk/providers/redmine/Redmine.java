package io.github.mesdk.providers.redmine;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Placement;
import java.net.URI;

/**
 * Redmine, {@code GET /users/current.json}, on a server whose REST API is enabled. Errors have no
 * body, so the status determines the kind of failure: 401 also for a locked user, and 403 if the
 * REST API is disabled. The answer contains a live credential, the API key of the user.
 */
public final class Redmine {
  private Redmine() {}

  /**
   * Returns the provider for the server at this URL, with an API key.
   *
   * @param baseUrl the URL of the server
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<RedmineUser> at(URI baseUrl) {
    return IdentityProvider.builder("redmine", RedmineUser.class)
        .baseUrl(baseUrl)
        .get("/users/current.json")
        .token(Placement.header("X-Redmine-API-Key"))
        .payload("user")
        .subject("user.id")
        .credentials("user.api_key")
        .build();
  }
}
