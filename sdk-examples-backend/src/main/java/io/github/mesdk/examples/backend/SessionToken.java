package io.github.mesdk.examples.backend;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Finds the access token of a request: in its header, as programs send it, or in the session of the
 * person who signed in on the page.
 */
@Component
class SessionToken implements BearerTokenResolver {
  static final String REGISTRATION = "provider";

  /** A page of another site can make a browser send the cookie, so it must not change anything. */
  private static final Set<String> READ_ONLY = Set.of("GET", "HEAD");

  /** The session knows one person, so the tokens are found without a name. */
  private static final Authentication ANYONE =
      new AnonymousAuthenticationToken(
          "session", "anyone", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

  private final BearerTokenResolver header = new DefaultBearerTokenResolver();
  private final OAuth2AuthorizedClientRepository session;

  SessionToken(OAuth2AuthorizedClientRepository session) {
    this.session = session;
  }

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    String sent = header.resolve(request);
    if (sent != null || !READ_ONLY.contains(request.getMethod())) {
      return sent;
    }
    return ofSession(request).orElse(null);
  }

  /** Returns the access token in the session; empty if no one has signed in. */
  Optional<String> ofSession(HttpServletRequest request) {
    OAuth2AuthorizedClient tokens = session.loadAuthorizedClient(REGISTRATION, ANYONE, request);
    return Optional.ofNullable(tokens).map(it -> it.getAccessToken().getTokenValue());
  }
}
