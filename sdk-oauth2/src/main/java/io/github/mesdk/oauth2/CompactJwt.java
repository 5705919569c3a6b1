package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JWT in compact form, RFC 7515 section 7.1, that is not verified yet. {@link WireJson} parses
 * header and payload, and Nimbus receives only the parsed values.
 */
final class CompactJwt {
  /**
   * The header parameters that the verification uses. A key inside the header ({@code jwk}) is
   * ignored, because the sender of the token chooses it.
   */
  private static final Set<String> HEADER_PARAMETERS = Set.of("alg", "kid", "typ");

  private final List<String> parts;
  private final Map<String, @Nullable Object> header;

  private CompactJwt(List<String> parts) throws ParseException {
    this.parts = parts;
    this.header = object(parts.get(0));
  }

  /**
   * Parses the text of a token.
   *
   * @throws ParseException if the text is not a signed, unsigned or encrypted token; the message
   *     contains no part of the text
   */
  static CompactJwt parse(String text) throws ParseException {
    List<String> parts = List.of(text.strip().split("\\.", 6));
    if (parts.size() != 3 && parts.size() != 5) {
      throw new ParseException("not a JSON Web Token", 0);
    }
    return new CompactJwt(parts);
  }

  /** Parses a body that contains only a token, with or without a byte order mark. */
  static CompactJwt parse(byte[] utf8) throws ParseException {
    return parse(WireJson.withoutByteOrderMark(new String(utf8, StandardCharsets.UTF_8)));
  }

  boolean isEncrypted() {
    return parts.size() == 5;
  }

  boolean isSigned() {
    return !isEncrypted() && !parts.get(2).isEmpty() && !"none".equals(header.get("alg"));
  }

  /**
   * Returns the header of a signed token.
   *
   * @throws ParseException if the header has no valid algorithm, or requires an extension ({@code
   *     crit}), because this class supports no extensions
   */
  JWSHeader header() throws ParseException {
    if (header.containsKey("crit")) {
      throw new ParseException("the token requires an extension", 0);
    }
    Map<String, @Nullable Object> used = new HashMap<>(header);
    used.keySet().retainAll(HEADER_PARAMETERS);
    return JWSHeader.parse(used);
  }

  /** Returns the bytes that the signature covers. */
  byte[] signingInput() {
    return (parts.get(0) + "." + parts.get(1)).getBytes(US_ASCII);
  }

  Base64URL signature() {
    return new Base64URL(parts.get(2));
  }

  /** Returns the claims. Verify the signature first. */
  JWTClaimsSet claims() throws ParseException {
    return JWTClaimsSet.parse(object(parts.get(1)));
  }

  /** Returns the payload. Verify the signature first. */
  byte[] payload() throws ParseException {
    return decoded(parts.get(1));
  }

  private static Map<String, @Nullable Object> object(String part) throws ParseException {
    return WireJson.object(decoded(part))
        .orElseThrow(() -> new ParseException("a part of the token is not a JSON object", 0));
  }

  private static byte[] decoded(String part) throws ParseException {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException malformed) {
      throw new ParseException("a part of the token is not base64url", 0);
    }
  }

  /** Shows no part of the token. */
  @Override
  public String toString() {
    return "CompactJwt{***}";
  }
}
