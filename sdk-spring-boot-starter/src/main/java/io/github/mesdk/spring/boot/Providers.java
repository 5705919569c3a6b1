package io.github.mesdk.spring.boot;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.ProviderRules;
import io.github.mesdk.provider.internal.SubjectArgument;
import io.github.mesdk.spring.ProviderLookup;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the provider of a client: first a bean of the application, then the lookups in order. */
final class Providers {
  /** A client that the application built has its own address, so its settings may have none. */
  private static final URI PLACEHOLDER = URI.create("https://own-client.invalid");

  private final Map<String, IdentityProvider<?>> beans;
  private final List<ProviderLookup> lookups;

  Providers(Map<String, IdentityProvider<?>> beans, List<ProviderLookup> lookups) {
    this.beans = beans;
    this.lookups = lookups;
  }

  IdentityProvider<?> of(String client, ClientProperties settings) {
    String name = settings.providerName();
    String property = ConfiguredClients.prefix(client);
    return find(property, name, settings.baseUrl())
        .orElseThrow(() ->
            new MeConfigurationException(property + ".provider is unknown: " + name, action(name)));
  }

  /**
   * Returns the argument for the token of the user. Empty if the user's token is that of the call,
   * or if the settings of the application's own client name no provider.
   *
   * @param isOwn whether the application built the client
   */
  Optional<String> subjectArgument(String client, ClientProperties settings, boolean isOwn) {
    if (!settings.isConfigured() || settings.isDiscovered()) {
      return Optional.empty();
    }
    String name = settings.providerName();
    Optional<IdentityProvider<?>> provider =
        isOwn && settings.baseUrl() == null
            ? findWithoutAddress(name)
            : find(ConfiguredClients.prefix(client), name, settings.baseUrl());
    return provider.map(found -> ProviderRules.of(found).subject()).map(SubjectArgument::name);
  }

  private Optional<IdentityProvider<?>> findWithoutAddress(String name) {
    Optional<IdentityProvider<?>> bean = bean(name);
    if (bean.isPresent()) {
      return bean;
    }
    for (ProviderLookup lookup : lookups) {
      try {
        Optional<IdentityProvider<?>> found = lookup.find(name, null);
        if (found.isPresent()) {
          return found;
        }
      } catch (IllegalArgumentException needsAddress) {
        return findAtPlaceholder(lookup, name);
      }
    }
    return Optional.empty();
  }

  /** Asks only the lookup that requires an address, which may still reject this one. */
  private static Optional<IdentityProvider<?>> findAtPlaceholder(
      ProviderLookup lookup, String name) {
    try {
      return lookup.find(name, PLACEHOLDER);
    } catch (RuntimeException rejected) { // the application never configured this address
      return Optional.empty();
    }
  }

  private Optional<IdentityProvider<?>> find(String property, String name, @Nullable URI baseUrl) {
    try {
      Optional<IdentityProvider<?>> bean = bean(name);
      if (bean.isPresent()) {
        return bean.map(found -> CoreProviders.moved(found, baseUrl));
      }
      for (ProviderLookup lookup : lookups) {
        Optional<IdentityProvider<?>> found = lookup.find(name, baseUrl);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new MeConfigurationException(
          property + " is invalid: " + e.getMessage(), "Correct " + property + ".base-url.");
    }
  }

  private static String action(String name) {
    String bean = ", or declare an IdentityProvider bean of that name.";
    if (name.equals("supabase")) {
      return "Declare a bean of that name with Supabase.at(url, apiKey).";
    }
    return MoreProviders.isOnClassPath()
        ? "Use one of " + CoreProviders.NAMES + ", " + MoreProviders.NAMES + bean
        : "Use one of "
            + CoreProviders.NAMES
            + ", add io.github.mesdk:sdk-providers for "
            + MoreProviders.NAMES
            + bean;
  }

  /** The name of a bean is unique; the name of its provider is what messages show. */
  private Optional<IdentityProvider<?>> bean(String name) {
    IdentityProvider<?> byBeanName = beans.get(name);
    if (byBeanName != null) {
      return Optional.of(byBeanName);
    }
    for (IdentityProvider<?> bean : beans.values()) {
      if (bean.name().equals(name)) {
        return Optional.of(bean);
      }
    }
    return Optional.empty();
  }
}
