package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.internal.MappedClaims;
import java.util.Arrays;
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
    // The client masks the message, because only the client knows the secrets of the call.
    Map<String, @Nullable Object> claims =
        WireJson.members(json, "application/json", Scrubber.of(List.of()));
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
    return values.isEmpty() ? json : joined(values, json);
  }

  /** Only an escape can hide a reserved name. Parsing every answer again would be slow. */
  private static boolean mayContainReserved(byte[] json) {
    String text = new String(json, ISO_8859_1);
    return text.contains("mesdk") || text.contains("\\u");
  }

  /** Inserts the values after the brace that opens the object, which is not empty. */
  private static byte[] joined(Map<String, Object> values, byte[] json) {
    int start = 0;
    while (json[start] != '{') {
      start++; // white space, or a byte order mark
    }
    byte[] members = JSONObjectUtils.toJSONString(values).getBytes(UTF_8);
    members[members.length - 1] = ','; // instead of the brace that closes the object
    byte[] joined = Arrays.copyOf(json, start + members.length + json.length - start - 1);
    System.arraycopy(members, 0, joined, start, members.length);
    System.arraycopy(json, start + 1, joined, start + members.length, json.length - start - 1);
    return joined;
  }
}
