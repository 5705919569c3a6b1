package io.github.mesdk.oauth2;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.internal.PlainValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value from the claims of a user. A path is a list of names, because names of claims
 * contain dots, colons and slashes.
 */
@FunctionalInterface
interface Claim {

  /** Returns the value, a text or a list of texts; null if the claims do not contain it. */
  @Nullable Object in(Map<?, ?> claims);

  /** Returns the claim at {@code path}, if it is a text that is not blank. */
  static Claim text(String... path) {
    return claims -> at(claims, path) instanceof String text && !text.isBlank() ? text : null;
  }

  /** Returns always {@code value}. */
  static Claim constant(String value) {
    return claims -> value;
  }

  /**
   * Returns the claim {@code name}, which must be a text if it is present. Users of two tenants
   * must not be confused because the claim that tells them apart cannot be read.
   */
  static Claim strictText(String name) {
    return claims -> {
      Object value = claims.get(name);
      if (value != null && !(value instanceof String)) {
        throw DecodeException.of("oidc", name, "not text");
      }
      return text(name).in(claims);
    };
  }

  /**
   * Returns the texts in the list at {@code path}, or a single text as a list of one. A claim of
   * any other type has no texts: it decides that there are none.
   */
  static Claim texts(String... path) {
    return claims -> {
      Object value = at(claims, path);
      return value == null ? null : PlainValues.texts(Map.of("", value), "");
    };
  }

  /**
   * Returns the keys of the object {@code name}, or of the objects in the list {@code name}. Each
   * key is a role, and its value is an object that names the organizations that grant it. A key
   * with any other value is no role.
   */
  static Claim roleKeys(String name) {
    return claims -> {
      Object value = claims.get(name);
      List<String> roles = new ArrayList<>();
      for (Object grants : value instanceof List<?> list ? list : Arrays.asList(value)) {
        if (grants instanceof Map<?, ?> members) {
          members.forEach((role, organizations) -> {
            if (organizations instanceof Map<?, ?> some && !some.isEmpty()) {
              roles.add((String) role);
            }
          });
        }
      }
      return value == null ? null : roles;
    };
  }

  /** Returns the BCP 47 tag of the object {@code name} with a language and maybe a country. */
  static Claim languageTag(String name) {
    return claims -> {
      if (!(text(name, "language").in(claims) instanceof String language)) {
        return null;
      }
      Object country = text(name, "country").in(claims);
      try {
        return new Locale.Builder()
            .setLanguage(language)
            .setRegion(country == null ? "" : country.toString())
            .build()
            .toLanguageTag();
      } catch (IllformedLocaleException noTag) {
        return null;
      }
    };
  }

  /** Returns this value or, if the claims do not contain it, the other value. */
  default Claim or(Claim other) {
    return claims -> {
      Object value = in(claims);
      return value == null ? other.in(claims) : value;
    };
  }

  private static @Nullable Object at(Map<?, ?> claims, String... path) {
    Object value = claims;
    for (String name : path) {
      value = value instanceof Map<?, ?> members ? members.get(name) : null;
    }
    return value;
  }
}
