package io.github.mesdk.spring.boot;

import io.github.mesdk.AnswerCache;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeListener;
import io.github.mesdk.error.MeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.spring.MeClientCustomizer;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenProvider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ClassUtils;

/** Builds the configured clients from their properties and the beans of the application. */
final class MeClientFactory {
  private static final String ISSUER_CLASS = "io.github.mesdk.oauth2.OAuth2Issuer";

  private final ListableBeanFactory beans;
  private final Providers providers;
  private final Map<String, ClientProperties> settings;
  private final CallStates states;
  private final Set<String> created = ConcurrentHashMap.newKeySet();

  MeClientFactory(
      ListableBeanFactory beans, Providers providers, Map<String, ClientProperties> settings) {
    this.beans = beans;
    this.providers = providers;
    this.settings = settings;
    this.states = beans.getBean(CallStates.class);
  }

  Map<String, ClientProperties> settings() {
    return settings;
  }

  /** Returns what the last calls of a client say about its provider. */
  CallState state(String client) {
    return states.of(client, settings(client));
  }

  /**
   * Returns the argument for the token of the user; empty if that is the token of the call. A
   * client that this factory has not created is one that the application built.
   */
  Optional<String> subjectArgument(String client) {
    return providers.subjectArgument(client, settings(client), !created.contains(client));
  }

  /** Builds the client with this name. Sends no request. */
  MeClient<?> create(String client) {
    ClientProperties of = settings(client);
    created.add(client);
    Optional<IssuerSupport> issuer = issuer(client, of);
    if (!of.isDiscovered()) {
      return build(client, of, providers.of(client, of), issuer);
    }
    IssuerSupport discovered = issuer.orElseThrow();
    check(client, of, discovered);
    return of.isIntrospected()
        ? deferred(client, of, discovered, discovered::introspection)
        : deferred(client, of, discovered, discovered::userInfo);
  }

  private <T extends CurrentUser> MeClient<T> deferred(
      String client,
      ClientProperties of,
      IssuerSupport issuer,
      Function<Deadline, IdentityProvider<T>> provider) {
    return new DeferredMeClient<>(
        deadline -> discovered(client, of, provider.apply(deadline), issuer), of.timeout());
  }

  /** Builds the client of an issuer. A mistake that shows only now is no outage of the issuer. */
  private <T extends CurrentUser> MeClient<T> discovered(
      String client, ClientProperties of, IdentityProvider<T> provider, IssuerSupport issuer) {
    try {
      return build(client, of, provider, Optional.of(issuer));
    } catch (MeException outage) {
      throw outage;
    } catch (RuntimeException e) {
      MeConfigurationException mistake =
          new MeConfigurationException(
              "the configuration of the client " + client + " is wrong: " + e,
              "Correct the settings below "
                  + ConfiguredClients.prefix(client)
                  + ", or the beans that the client uses.",
              e);
      state(client).failedWithoutAttempt(mistake);
      throw mistake;
    }
  }

  /**
   * Checks what needs no issuer, so that a mistake ends the start and not each call. Runs no code
   * of the application, because its customizers may use the issuer. As a customizer may name the
   * scope that a shared cache requires, the cache is checked without customizers only.
   */
  private void check(String client, ClientProperties of, IssuerSupport issuer) {
    MeClientBuilder<?> builder = configured(of, issuer.withoutAddress(beans));
    if (!beans.containsBean(tokenBean(client))) {
      ownToken(of).or(issuer::clientCredentials).ifPresent(builder::tokenProvider);
    }
    if (!isCustomized()) {
      cache(client, of).ifPresent(builder::answerCache);
    }
    builder.build().close();
  }

  private boolean isCustomized() {
    String[] customizers =
        BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
            beans, MeClientCustomizer.class, true, false);
    return Stream.of(customizers)
        .anyMatch(name -> !beans.isTypeMatch(name, StarterCustomizer.class));
  }

  private ClientProperties settings(String client) {
    ClientProperties found = settings.get(client);
    if (found == null) {
      throw new IllegalArgumentException("no client is configured with the name " + client);
    }
    return found;
  }

  private Optional<IssuerSupport> issuer(String client, ClientProperties of) {
    String prefix = ConfiguredClients.prefix(client);
    if (of.isIntrospected() && (of.issuer() == null || of.clientCredentials() == null)) {
      throw new MeConfigurationException(
          prefix + ".provider is introspection, which requires an issuer and client credentials",
          "Set " + prefix + ".issuer and " + prefix + ".client-credentials.");
    }
    if (of.issuer() == null) {
      if (of.clientCredentials() != null) {
        throw new MeConfigurationException(
            prefix + ".client-credentials is set without an issuer", "Set " + prefix + ".issuer.");
      }
      return Optional.empty();
    }
    if (!ClassUtils.isPresent(ISSUER_CLASS, MeClientFactory.class.getClassLoader())) {
      throw new MeConfigurationException(
          prefix + ".issuer is set, but sdk-oauth2 is not on the class path",
          "Add the dependency io.github.mesdk:sdk-oauth2, or set " + prefix + ".base-url.");
    }
    return Optional.of(IssuerSupport.of(client, of, beans));
  }

  private <T extends CurrentUser> MeClient<T> build(
      String client,
      ClientProperties of,
      IdentityProvider<T> provider,
      Optional<IssuerSupport> issuer) {
    MeClientBuilder<T> builder = configured(of, provider);
    tokens(client, of, issuer).ifPresent(builder::tokenProvider);
    cache(client, of).ifPresent(builder::answerCache);
    builder.listener(state(client));
    beans.getBeanProvider(MeListener.class).orderedStream().forEach(builder::listener);
    beans
        .getBeanProvider(MeClientCustomizer.class)
        .orderedStream()
        .forEach(customizer -> customizer.customize(client, builder));
    return builder.build();
  }

  private <T extends CurrentUser> MeClientBuilder<T> configured(
      ClientProperties of, IdentityProvider<T> provider) {
    MeClientBuilder<T> builder = MeClient.builder(provider).timeout(of.timeout());
    builder.retryPolicy(RetryPolicy.builder().maxAttempts(of.retry().maxAttempts()).build());
    if (of.allowInsecureHttp()) {
      builder.allowInsecureHttp();
    }
    Optional.ofNullable(beans.getBeanProvider(OkHttpClient.class).getIfUnique())
        .ifPresent(builder::httpClient);
    return builder;
  }

  private static String tokenBean(String client) {
    return client + "TokenProvider";
  }

  private Optional<TokenProvider> tokens(
      String client, ClientProperties of, Optional<IssuerSupport> issuer) {
    String bean = tokenBean(client);
    if (beans.containsBean(bean)) {
      return Optional.of(beans.getBean(bean, TokenProvider.class));
    }
    Optional<TokenProvider> own = ownToken(of);
    if (own.isPresent()) {
      return own;
    }
    if (client.equals(ConfiguredClients.SINGLE)) {
      TokenProvider only = beans.getBeanProvider(TokenProvider.class).getIfUnique();
      if (only != null) {
        return Optional.of(only);
      }
    }
    return issuer.flatMap(IssuerSupport::clientCredentials);
  }

  private static Optional<TokenProvider> ownToken(ClientProperties of) {
    return of.token() != null
        ? Optional.of(TokenProvider.of(of.token()))
        : Optional.ofNullable(of.tokenFile()).map(TokenProvider::fromFile);
  }

  private Optional<AnswerCache> cache(String client, ClientProperties of) {
    if (!of.cache().enabled()) {
      return Optional.empty();
    }
    String bean = ConfiguredClients.cacheBean(client);
    if (beans.containsBean(bean)) {
      return Optional.of(beans.getBean(bean, AnswerCache.class));
    }
    ObjectProvider<AnswerCache> own = beans.getBeanProvider(AnswerCache.class);
    boolean isSingle = client.equals(ConfiguredClients.SINGLE);
    return isSingle ? Optional.ofNullable(own.getIfUnique()) : Optional.empty();
  }
}
