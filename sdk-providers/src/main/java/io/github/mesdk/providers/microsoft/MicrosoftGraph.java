package io.github.mesdk.providers.microsoft;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Placement;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Microsoft Graph, {@code GET /v1.0/me}. The token must have the delegated permission {@code
 * User.Read}; tokens of an application itself have no current user.
 */
public final class MicrosoftGraph {
  private static final String SELECT = "$select";

  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.INVALID, "InvalidAuthenticationToken")
          .unauthenticated(UnauthenticatedReason.UNKNOWN, "unauthenticated")
          .permissionDenied("accessDenied", "notAllowed", "Authorization_RequestDenied")
          .invalidRequest("invalidRequest", "notSupported")
          .notFound("itemNotFound")
          .rateLimited("activityLimitReached")
          .unavailable("serviceNotAvailable")
          .build();

  private MicrosoftGraph() {}

  /** Returns the provider for the global service. */
  public static IdentityProvider<GraphUser> provider() {
    return at(URI.create("https://graph.microsoft.com"));
  }

  /**
   * Returns the provider at this origin, such as that of a national cloud.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<GraphUser> at(URI baseUrl) {
    return IdentityProvider.builder("microsoft", GraphUser.class)
        .baseUrl(baseUrl)
        .get("/v1.0/me")
        .argument(SELECT, Placement.query(SELECT))
        .subject("id")
        .errors(
            ErrorFields.none()
                .code("error.code")
                .message("error.message")
                .requestId("error.innerError.request-id", "error.innererror.request-id"))
        .codes(CODES)
        .build();
  }

  /**
   * Selects the properties of the answer, such as {@code accountEnabled}, which Microsoft Graph
   * does not send by default. Microsoft Graph then sends only these properties. Name all that you
   * need, such as {@code displayName} and {@code mail}. The property {@code id} is always selected.
   */
  public static MeArguments select(String... properties) {
    List<String> selected = new ArrayList<>(List.of("id"));
    selected.addAll(List.of(properties));
    return MeArguments.of(Argument.of(SELECT, String.join(",", selected)));
  }
}
