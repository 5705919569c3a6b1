package io.github.mesdk.spring.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are authenticated.
 *
 * @param enabled Whether Spring Security asks the identity provider about bearer tokens.
 * @param permitAll The path patterns that anonymous requests may reach.
 * @param retryAfter The Retry-After of a 503 if the provider requests no wait; at most 60 s are
 *     sent.
 */
@ConfigurationProperties("mesdk.security")
record MeSecurityProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<String> permitAll,
    @DefaultValue("5s") Duration retryAfter) {

  /** Rejects a negative wait. */
  MeSecurityProperties {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retry-after must not be negative");
    }
    permitAll = List.copyOf(permitAll);
  }
}
