package io.github.mesdk.spring.boot;

import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks the credentials of clients in the endpoints {@code env} and {@code configprops}, also if
 * the application lets them show values. Only loaded with Spring Boot's actuator.
 */
final class MaskedCredentials implements SanitizingFunction {
  @Override
  public SanitizableData apply(SanitizableData data) {
    return isCredential(data.getKey()) ? data.withSanitizedValue() : data;
  }

  /**
   * The key is a property or a variable of the environment. Spring Boot accepts many spellings, and
   * some put a separator into a word.
   */
  private static boolean isCredential(String key) {
    String name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return name.startsWith("mesdk") && (name.endsWith("token") || name.endsWith("clientsecret"));
  }
}
