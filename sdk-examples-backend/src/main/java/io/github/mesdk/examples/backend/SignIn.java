package io.github.mesdk.examples.backend;

import io.github.mesdk.oauth2.OAuth2Issuer;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** How people sign in, and what the backend asks the provider about them. */
@Configuration(proxyBeanMethods = false)
class SignIn {

  /** Tells the starter where this provider sends the roles. Not needed if it is {@code roles}. */
  @Bean
  OAuth2Issuer issuer(@Value("${mesdk.issuer}") URI issuer) {
    return OAuth2Issuer.builder(issuer).rolesClaim("realm_access", "roles").discover();
  }

  /** The tokens of a person stay in the session, on the server. The browser has its cookie only. */
  @Bean
  OAuth2AuthorizedClientRepository tokensInTheSession() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  /** The ID token is enough to sign in: who the person is, the SDK asks at each request. */
  @Bean
  OidcUserService signedInByIdToken() {
    OidcUserService users = new OidcUserService();
    users.setRetrieveUserInfo(request -> false);
    return users;
  }
}
