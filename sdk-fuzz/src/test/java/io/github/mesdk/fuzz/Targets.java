package io.github.mesdk.fuzz;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Providers;
import java.util.Map;

/**
 * The providers and statuses that inputs select. The lookup is cheap compared to reading a reply.
 */
final class Targets {
  private static final int[] ERRORS = {
    400, 401, 403, 404, 407, 408, 409, 418, 422, 425, 429, 500, 502, 503, 504, 302
  };

  private static final Map<String, IdentityProvider<? extends CurrentUser>> PROVIDERS =
      Providers.all().collect(toUnmodifiableMap(IdentityProvider::name, provider -> provider));

  private Targets() {}

  static IdentityProvider<? extends CurrentUser> provider(String name) {
    return PROVIDERS.get(name);
  }

  /** The status that the first byte of an input selects: an error for {@code A} to {@code P}. */
  static int status(byte choice) {
    int error = choice - 'A';
    return error >= 0 && error < ERRORS.length ? ERRORS[error] : 200;
  }
}
