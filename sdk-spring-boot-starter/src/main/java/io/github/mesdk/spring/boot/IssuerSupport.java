package io.github.mesdk.spring.boot;

import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.OAuth2IssuerBuilder;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.spring.boot.ClientProperties.ClientCredentials;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** The issuer of a client. Only loaded if {@code sdk-oauth2} is on the class path. */
final class IssuerSupport {
  /** Stands for addresses that only the metadata of the issuer contain. */
  private static final URI PLACEHOLDER = URI.create("https://issuer.invalid");

  private final IssuerDiscovery discovery;
  private final ClientProperties settings;

  private IssuerSupport(IssuerDiscovery discovery, ClientProperties settings) {
    this.discovery = discovery;
    this.settings = settings;
  }

  /** Prepares the issuer in the settings of a client. Sends no request. */
  static IssuerSupport of(String client, ClientProperties settings, BeanFactory beans) {
    boolean isSingle = client.equals(ConfiguredClients.SINGLE);
    IssuerDiscovery used =
        isSingle ? beans.getBean(IssuerDiscovery.class) : discovery(client, settings, beans);
    return new IssuerSupport(used, settings);
  }

  static IssuerDiscovery discovery(String client, ClientProperties settings, BeanFactory beans) {
    URI address = Objects.requireNonNull(settings.issuer(), "issuer");
    OAuth2IssuerBuilder builder = builder(address, beans);
    if (settings.allowInsecureHttp()) {
      builder.allowInsecureHttp();
    }
    try {
      builder.build();
    } catch (IllegalArgumentException e) {
      String property = ConfiguredClients.prefix(client) + ".issuer";
      throw new MeConfigurationException(
          property + " is invalid: " + e.getMessage(), "Correct " + property + ".");
    }
    CallState state = beans.getBean(CallStates.class).of(client, settings);
    return new IssuerDiscovery(builder::discover, System::nanoTime, state);
  }

  private static OAuth2IssuerBuilder builder(URI address, BeanFactory beans) {
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(address);
    Optional.ofNullable(beans.getBeanProvider(OkHttpClient.class).getIfUnique())
        .ifPresent(builder::httpClient);
    return builder;
  }

  /**
   * Returns a provider like that of the issuer, but without its address, for a check of the other
   * settings. Sends no request.
   */
  IdentityProvider<?> withoutAddress(BeanFactory beans) {
    OAuth2Issuer unknown =
        builder(PLACEHOLDER, beans)
            .userInfoEndpoint(PLACEHOLDER)
            .introspectionEndpoint(PLACEHOLDER)
            .build();
    return settings.isIntrospected() ? unknown.introspection(self(settings)) : unknown.userInfo();
  }

  IdentityProvider<UserInfo> userInfo(Deadline deadline) {
    return discovery.endpoint(deadline, OAuth2Issuer::userInfo);
  }

  /** Returns the introspection endpoint, which authenticates this program by its credentials. */
  IdentityProvider<TokenIntrospection> introspection(Deadline deadline) {
    return discovery.endpoint(deadline, issuer -> issuer.introspection(self(settings)));
  }

  private static OAuth2Client self(ClientProperties settings) {
    ClientCredentials own = Objects.requireNonNull(settings.clientCredentials());
    return OAuth2Client.basic(own.clientId(), own.clientSecret());
  }

  /** Returns a source of tokens for the program itself, if the settings have its credentials. */
  Optional<TokenProvider> clientCredentials() {
    return settings.clientCredentials() == null
        ? Optional.empty()
        : Optional.of(clientCredentials(discovery, settings));
  }

  static TokenProvider clientCredentials(IssuerDiscovery discovery, ClientProperties settings) {
    ClientCredentials own = Objects.requireNonNull(settings.clientCredentials());
    return new Deferred(
        discovery, settings.timeout(), self(settings), own.scope(), new AtomicReference<>());
  }

  /** The grant of an issuer that is discovered when the first token is needed. */
  private record Deferred(
      IssuerDiscovery discovery,
      Duration timeout,
      OAuth2Client self,
      List<String> scope,
      AtomicReference<@Nullable TokenProvider> built)
      implements TokenProvider {

    @Override
    public AccessToken token() {
      return token(Deadline.after(timeout));
    }

    @Override
    public AccessToken token(Deadline deadline) {
      return grant(deadline).token(deadline);
    }

    @Override
    public void invalidate(AccessToken rejected) {
      TokenProvider grant = built.get();
      if (grant != null) {
        grant.invalidate(rejected);
      }
    }

    private TokenProvider grant(Deadline deadline) {
      TokenProvider known = built.get();
      if (known != null) {
        return known;
      }
      var builder = discovery.get(deadline).clientCredentials(self);
      if (!scope.isEmpty()) {
        builder.scope(scope.toArray(String[]::new));
      }
      built.compareAndSet(null, builder.build());
      return Objects.requireNonNull(built.get());
    }

    @Override
    public String toString() {
      return "client credentials of " + self.clientId();
    }
  }
}
