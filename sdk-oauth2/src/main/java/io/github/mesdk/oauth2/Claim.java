package io.github.mesdk.oauth2;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.WellFormed;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value from the claims of a user. A path is a list of names, because names of claims
 * contain dots, colons and slashes. A text with half of a surrogate pair is not text, as in the
 * members of an answer.
 *
 * @param comparedParts the kind of this claim and its settings, which two processes compare
 * @param reader returns the value
 */
record Claim(List<?> comparedParts, Reader reader) {

  /** Reads the value of one kind of claim. */
  interface Reader {
    @Nullable Object in(Map<?, ?> claims);
  }

  /** Returns the value, a text or a list of texts; null if the claims do not contain it. */
  @Nullable Object in(Map<?, ?> claims) {
    return reader.in(claims);
  }

  /** Returns the claim at {@code path}, if it is a text that is not blank. */
  static Claim text(String... path) {
    return new Claim(
        List.of("text", List.of(path)),
        claims ->
            at(claims, path) instanceof String text && !text.isBlank() && WellFormed.isPaired(text)
                ? text
                : null);
  }

  /** Returns always {@code value}. */
  static Claim constant(String value) {
    return new Claim(List.of("constant", value), claims -> value);
  }

  /**
   * Returns the claim {@code name}, which must be a text if it is present. Users of two tenants
   * must not be confused because the claim that tells them apart cannot be read.
   */
  static Claim strictText(String name) {
    Claim text = text(name);
    return new Claim(
        List.of("strictText", name),
        claims -> {
          Object value = claims.get(name);
          if (value != null && !(value instanceof String && WellFormed.isPaired(value))) {
            throw DecodeException.of("oidc", name, "not text");
          }
          return text.in(claims);
        });
  }

  /**
   * Returns the texts in the list at {@code path}, or a single text as a list of one. A claim of
   * any other type has no texts: it decides that there are none.
   */
  static Claim texts(String... path) {
    return new Claim(
        List.of("texts", List.of(path)),
        claims -> {
          Object value = at(claims, path);
          return value == null
              ? null
              : PlainValues.texts(Map.of("", value), "").stream()
                  .filter(WellFormed::isPaired)
                  .toList();
        });
  }

  /**
   * Returns the keys of the object {@code name}, or of the objects in the list {@code name}. Each
   * key is a role, and its value is an object that names the organizations that grant it. A key
   * with any other value is no role.
   */
  static Claim roleKeys(String name) {
    return new Claim(
        List.of("roleKeys", name),
        claims -> {
          Object value = claims.get(name);
          if (value == null) {
            return null;
          }
          return keysOf(value instanceof List<?> list ? list : List.of(value));
        });
  }

  private static List<String> keysOf(List<?> values) {
    List<String> roles = new ArrayList<>();
    for (Object grants : values) {
      if (grants instanceof Map<?, ?> members) {
        members.forEach((role, organizations) -> {
          if (organizations instanceof Map<?, ?> some
              && !some.isEmpty()
              && WellFormed.isPaired(role)) {
            roles.add((String) role);
          }
        });
      }
    }
    return roles;
  }

  /** Returns the BCP 47 tag of the object {@code name} with a language and maybe a country. */
  static Claim languageTag(String name) {
    Claim language = text(name, "language");
    Claim country = text(name, "country");
    return new Claim(
        List.of("languageTag", name), claims -> tag(language.in(claims), country.in(claims)));
  }

  private static @Nullable String tag(@Nullable Object language, @Nullable Object country) {
    if (language == null) {
      return null;
    }
    try {
      return new Locale.Builder()
          .setLanguage(language.toString())
          .setRegion(country == null ? "" : country.toString())
          .build()
          .toLanguageTag();
    } catch (IllformedLocaleException noTag) {
      return null;
    }
  }

  /** Returns this value or, if the claims do not contain it, the other value. */
  Claim or(Claim other) {
    return new Claim(
        List.of("or", comparedParts, other.comparedParts),
        claims -> {
          Object value = in(claims);
          return value == null ? other.in(claims) : value;
        });
  }

  private static @Nullable Object at(Map<?, ?> claims, String... path) {
    Object value = claims;
    for (String name : path) {
      value = value instanceof Map<?, ?> members ? members.get(name) : null;
    }
    return value;
  }
}
