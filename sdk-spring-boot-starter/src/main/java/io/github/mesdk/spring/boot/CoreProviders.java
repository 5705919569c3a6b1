package io.github.mesdk.spring.boot;

import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.spring.ProviderLookup;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The providers of {@code sdk-core}, by name. */
final class CoreProviders implements ProviderLookup {
  static final String NAMES =
      "oidc, introspection, testiny, testiny-bearer, pulse, rivergen, krystal, cloudbase";

  @Override
  public Optional<IdentityProvider<?>> find(String name, @Nullable URI baseUrl) {
    return Optional.ofNullable(
        switch (name) {
          case "oidc" -> Oidc.userInfo(required(name, baseUrl));
          case "pulse" -> Pulse.at(required(name, baseUrl));
          case "cloudbase" -> CloudBase.at(required(name, baseUrl));
          case "testiny" -> moved(Testiny.provider(), baseUrl);
          case "testiny-bearer" -> moved(Testiny.withBearer(), baseUrl);
          case "rivergen" -> moved(RiverGen.provider(), baseUrl);
          case "krystal" -> moved(Krystal.provider(), baseUrl);
          default -> null;
        });
  }

  static URI required(String name, @Nullable URI baseUrl) {
    if (baseUrl == null) {
      throw new IllegalArgumentException("the provider " + name + " requires a base-url");
    }
    return baseUrl;
  }

  static IdentityProvider<?> moved(IdentityProvider<?> provider, @Nullable URI baseUrl) {
    return baseUrl == null ? provider : provider.at(baseUrl);
  }
}
