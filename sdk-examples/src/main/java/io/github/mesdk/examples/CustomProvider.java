package io.github.mesdk.examples;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.MeClient;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.util.Optional;

/** Describes GitHub, which the SDK does not include. Reads the token from {@code GITHUB_TOKEN}. */
public final class CustomProvider {

  /** The JSON members of {@code GET /user} that this program needs. It ignores all others. */
  record GitHubUser(
      @JsonProperty(required = true) long id,
      Optional<String> login,
      Optional<String> name,
      Optional<String> email,
      @JsonProperty("avatar_url") Optional<String> picture)
      implements CurrentUser {
    @Override
    public Identity identity() {
      Identity.Builder user = Identity.builder().provider("github").subject(Long.toString(id));
      return user.username(login).name(name).email(email).picture(picture).build();
    }
  }

  /** GitHub sends 403 for missing rights and rate limits; a header or the message tells which. */
  static final IdentityProvider<GitHubUser> GITHUB =
      IdentityProvider.builder("github", GitHubUser.class)
          .baseUrl(URI.create("https://api.github.com"))
          .get("/user")
          .header("Accept", "application/vnd.github+json")
          .header("X-GitHub-Api-Version", "2022-11-28")
          .subject("id")
          .rateLimitedWhen("x-ratelimit-remaining", "0")
          .errors(ErrorFields.none().code("message"))
          .codes(
              CodeTable.builder()
                  .unauthenticated(UnauthenticatedReason.INVALID, "Bad credentials")
                  .rateLimited("You have exceeded a secondary rate*")
                  .build())
          .build();

  /** Prints the user. The optional argument is the API URL of a GitHub Enterprise Server. */
  public static void main(String[] args) {
    MeClient<GitHubUser> github =
        MeClient.builder(args.length > 0 ? GITHUB.at(URI.create(args[0])) : GITHUB)
            .tokenProvider(TokenProvider.fromEnvironment("GITHUB_TOKEN"))
            .build();
    System.out.println(github.me().identity());
  }
}
