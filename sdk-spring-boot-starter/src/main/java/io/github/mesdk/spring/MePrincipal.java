package io.github.mesdk.spring;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;

/**
 * The authenticated user of a request. Immutable and thread-safe.
 *
 * <p>The attributes, {@code toString} and JSON of a principal contain values of the {@link
 * Identity} only, and no credential. {@link #answer()} is the whole answer of the provider, which
 * may contain one.
 */
public final class MePrincipal implements OAuth2AuthenticatedPrincipal {
  private final CurrentUser answer;
  private final Identity identity;
  private final List<GrantedAuthority> authorities;

  /** Creates the principal for this answer of a provider. */
  public MePrincipal(CurrentUser answer, Collection<? extends GrantedAuthority> authorities) {
    this.answer = answer;
    this.identity = answer.identity();
    this.authorities = List.copyOf(authorities);
  }

  /** Returns the user in the form that all providers share. */
  public Identity identity() {
    return identity;
  }

  /** Returns the answer of the provider. Do not send it to callers: it may contain a live token. */
  public CurrentUser answer() {
    return answer;
  }

  /** Returns the answer of the provider; absent if it is not of this class. */
  public <T> Optional<T> answer(Class<T> model) {
    return model.isInstance(answer) ? Optional.of(model.cast(answer)) : Optional.empty();
  }

  /** Returns the subject, which is unique only within its provider and tenant. */
  @Override
  public String getName() {
    return identity.subject();
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities;
  }

  /**
   * Returns the values of the identity under the names of OAuth 2.0 token introspection (RFC 7662)
   * and OpenID Connect. Absent values have no entry.
   */
  @Override
  public Map<String, Object> getAttributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("provider", identity.provider());
    attributes.put("sub", identity.subject());
    identity.tenant().ifPresent(tenant -> attributes.put("tenant", tenant));
    identity.username().ifPresent(name -> attributes.put("username", name));
    identity.name().ifPresent(name -> attributes.put("name", name));
    identity.email().ifPresent(email -> attributes.put("email", email));
    identity
        .expiresAt()
        .ifPresent(end -> attributes.put(OAuth2TokenIntrospectionClaimNames.EXP, end));
    attributes.put("roles", identity.roles());
    attributes.put("permissions", identity.permissions());
    attributes.put("groups", identity.groups());
    return attributes;
  }

  @Override
  public String toString() {
    return "MePrincipal{" + identity.provider() + " " + identity.subject() + "}";
  }
}
