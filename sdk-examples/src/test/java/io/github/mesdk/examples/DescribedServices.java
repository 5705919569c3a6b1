package io.github.mesdk.examples;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;
import java.util.Optional;

/** Services that the SDK does not include, each described in at most 30 lines. */
final class DescribedServices {
  private DescribedServices() {}

  /** The method {@code auth.test} of Slack. Every failure except a rate limit has status 200. */
  record SlackUser(
      @JsonProperty("user_id") String id,
      @JsonProperty("team_id") Optional<String> team,
      Optional<String> user)
      implements CurrentUser {
    static final IdentityProvider<SlackUser> PROVIDER =
        IdentityProvider.builder("slack", SlackUser.class)
            .baseUrl(URI.create("https://slack.com"))
            .post("/api/auth.test")
            .subject("user_id")
            .failureWhen("ok", false, ErrorKind.UNEXPECTED_RESPONSE)
            .errors(ErrorFields.none().code("error").missingScopes("needed"))
            .codes(
                CodeTable.builder()
                    .unauthenticated(UnauthenticatedReason.EXPIRED, "token_expired")
                    .unauthenticated(UnauthenticatedReason.MISSING, "not_authed")
                    .unauthenticated(UnauthenticatedReason.INVALID, "invalid_auth", "token_revoked")
                    .permissionDenied("missing_scope", "account_inactive")
                    .rateLimited("ratelimited")
                    .build())
            .build();

    @Override
    public Identity identity() {
      return Identity.builder().provider("slack").tenant(team).subject(id).username(user).build();
    }
  }

  /** The viewer of a GraphQL API. The request is a fixed query, and errors are in a list. */
  record Viewer(String id, Optional<String> name, Optional<String> email) implements CurrentUser {
    static final IdentityProvider<Viewer> PROVIDER =
        IdentityProvider.builder("graph", Viewer.class)
            .baseUrl(URI.create("https://api.graph.example"))
            .post("/graphql")
            .bodyMember("query", "{ viewer { id name email } }")
            .payload("data.viewer")
            .subject("data.viewer.id")
            .errors(ErrorFields.none().code("errors.0.extensions.code").message("errors.0.message"))
            .codes(
                CodeTable.builder()
                    .unauthenticated(UnauthenticatedReason.INVALID, "AUTHENTICATION_ERROR")
                    .permissionDenied("FORBIDDEN")
                    .rateLimited("RATELIMITED")
                    .build())
            .build();

    @Override
    public Identity identity() {
      return Identity.builder().provider("graph").subject(id).name(name).email(email).build();
    }
  }
}
