package io.github.mesdk.spring.boot;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.spring.ProviderLookup;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the provider of a client: first a bean of the application, then the lookups in order. */
final class Providers {
  private final Map<String, IdentityProvider<?>> beans;
  private final List<ProviderLookup> lookups;

  Providers(Map<String, IdentityProvider<?>> beans, List<ProviderLookup> lookups) {
    this.beans = beans;
    this.lookups = lookups;
  }

  IdentityProvider<?> of(String client, ClientProperties settings) {
    String name = settings.providerName();
    Optional<IdentityProvider<?>> bean = bean(name);
    if (bean.isPresent()) {
      URI moved = settings.baseUrl();
      return moved == null ? bean.get() : bean.get().at(moved);
    }
    String property = ConfiguredClients.prefix(client);
    try {
      for (ProviderLookup lookup : lookups) {
        Optional<IdentityProvider<?>> found = lookup.find(name, settings.baseUrl());
        if (found.isPresent()) {
          return found.get();
        }
      }
    } catch (IllegalArgumentException e) {
      throw new MeConfigurationException(
          property + " is invalid: " + e.getMessage(), "Correct " + property + ".base-url.");
    }
    throw new MeConfigurationException(property + ".provider is unknown: " + name, action(name));
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
