package io.github.mesdk.provider;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.internal.ProviderRules;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All settings of an {@link IdentityProvider} except its decoder. A cache shares answers only
 * between equal settings, so whatever changes the request or the answer must be a component.
 */
record ProviderSettings<T extends CurrentUser>(
    String name,
    Class<T> model,
    String method,
    URI address,
    String path,
    @Nullable String payload,
    List<String> subjects,
    List<String> credentials,
    ErrorFields errorFields,
    ProviderRules rules) {

  /** Returns the same settings with another address. */
  ProviderSettings<T> at(URI baseUrl) {
    return with(baseUrl, rules);
  }

  /** Returns the same settings with other rules. */
  ProviderSettings<T> with(ProviderRules rules) {
    return with(address, rules);
  }

  private ProviderSettings<T> with(URI address, ProviderRules rules) {
    return new ProviderSettings<>(
        name, model, method, address, path, payload, subjects, credentials, errorFields, rules);
  }
}
