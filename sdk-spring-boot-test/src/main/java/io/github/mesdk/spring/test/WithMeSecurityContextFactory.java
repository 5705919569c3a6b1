package io.github.mesdk.spring.test;

import io.github.mesdk.model.Identity;
import io.github.mesdk.spring.MePrincipal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Creates what the security chain of the starter creates for a request. */
final class WithMeSecurityContextFactory implements WithSecurityContextFactory<WithMe> {
  WithMeSecurityContextFactory() {}

  @Override
  public SecurityContext createSecurityContext(WithMe user) {
    Identity identity =
        Identity.builder()
            .provider(user.provider())
            .subject(user.user())
            .email(user.email())
            .addRoles(user.roles())
            .addPermissions(user.permissions())
            .addGroups(user.groups())
            .build();
    List<GrantedAuthority> authorities = new ArrayList<>();
    identity.roles().forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
    identity.permissions().forEach(name -> authorities.add(new SimpleGrantedAuthority(name)));
    MePrincipal principal = new MePrincipal(() -> identity, authorities);
    OAuth2AccessToken token =
        new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "test", null, null);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new BearerTokenAuthentication(principal, token, authorities));
    return context;
  }
}
