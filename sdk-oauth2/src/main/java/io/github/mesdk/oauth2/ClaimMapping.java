package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.internal.MappedClaims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the claims of an issuer map to an {@code Identity}, beyond the standard claims. The values
 * are added to the JSON of the claims, under names of the SDK ({@code MappedClaims}), and no
 * received claim changes. Immutable.
 */
final class ClaimMapping {
  /** Adds nothing. */
  static final ClaimMapping NONE = new ClaimMapping(Map.of());

  private final Map<String, Claim> added;

  private ClaimMapping(Map<String, Claim> added) {
    this.added = added;
  }

  /** Returns this mapping, which also adds the member {@code name}. The last mapping applies. */
  ClaimMapping with(String name, Claim claim) {
    Map<String, Claim> more = new LinkedHashMap<>(added);
    more.put(name, claim);
    return new ClaimMapping(more);
  }

  /** Returns what two processes compare: the parts of the claim of each added member. */
  Map<String, List<?>> comparedParts() {
    Map<String, List<?>> parts = new LinkedHashMap<>();
    added.forEach((name, claim) -> parts.put(name, claim.comparedParts()));
    return parts;
  }

  /**
   * Returns the claims with the added members. Returns the same bytes if they are no claims about a
   * subject: what they are instead, the reader of the answer reports.
   *
   * @throws DecodeException if the claims cannot be parsed, or contain a member of the SDK
   */
  byte[] applied(byte[] json) {
    if ((added.isEmpty() && !mayContainReserved(json)) || !WireJson.startsLikeAnObject(json)) {
      return json;
    }
    Map<String, @Nullable Object> claims = WireJson.unmasked(json, "application/json");
    if (MappedClaims.areIn(claims)) {
      throw DecodeException.of("oidc", MappedClaims.PREFIX, "reserved for the SDK");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    if (claims.get("sub") != null) {
      added.forEach((name, claim) -> {
        Object value = claim.in(claims);
        if (value != null) {
          values.put(name, value);
        }
      });
    }
    return WireJson.with(values, json);
  }

  /** Only an escape can hide a reserved name. Parsing every answer again would be slow. */
  private static boolean mayContainReserved(byte[] json) {
    String text = new String(json, ISO_8859_1);
    return text.contains("mesdk") || text.contains("\\u");
  }
}
