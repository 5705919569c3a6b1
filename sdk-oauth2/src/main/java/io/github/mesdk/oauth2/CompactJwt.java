package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.read.Utf8;
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

  private CompactJwt(List<String> parts) throws InvalidTokenException {
    this.parts = parts;
    this.header = object(parts.get(0));
  }

  /**
   * Parses the text of a token.
   *
   * @throws InvalidTokenException if the text is not a signed, unsigned or encrypted token
   */
  static CompactJwt parse(String text) throws InvalidTokenException {
    List<String> parts = List.of(text.strip().split("\\.", 6));
    if (parts.size() != 3 && parts.size() != 5) {
      throw malformed();
    }
    return new CompactJwt(parts);
  }

  /**
   * Parses the text of a token. If the token is encrypted, decrypts it and returns the token
   * inside, RFC 7519 section 5.2.
   *
   * @throws InvalidTokenException if the text is not a signed or unsigned token, or cannot be
   *     decrypted
   */
  static CompactJwt parse(String text, DecryptionKeys keys) throws InvalidTokenException {
    CompactJwt token = parse(text);
    if (!token.isEncrypted()) {
      return token;
    }
    CompactJwt nested = parse(token.encrypted().decrypt(keys));
    if (nested.isEncrypted()) {
      throw new InvalidTokenException("is encrypted twice");
    }
    return nested;
  }

  /** Parses a body that contains only a token, with or without a byte order mark. */
  static CompactJwt parse(byte[] utf8) throws InvalidTokenException {
    return parse(Utf8.text(utf8));
  }

  boolean isEncrypted() {
    return parts.size() == 5;
  }

  /** Returns this token as an encrypted one; call it only if {@link #isEncrypted} returns true. */
  EncryptedJwt encrypted() {
    return new EncryptedJwt(parts, header);
  }

  boolean isSigned() {
    return !isEncrypted() && !parts.get(2).isEmpty() && !"none".equals(header.get("alg"));
  }

  /**
   * Returns the header of a signed token.
   *
   * @throws InvalidTokenException if the header has no valid algorithm, or requires an extension
   *     ({@code crit}), because this class supports no extensions
   */
  JWSHeader header() throws InvalidTokenException {
    if (header.containsKey("crit")) {
      throw new InvalidTokenException("requires an extension (crit) that is not supported");
    }
    Map<String, @Nullable Object> used = new HashMap<>(header);
    used.keySet().retainAll(HEADER_PARAMETERS);
    try {
      return JWSHeader.parse(used);
    } catch (ParseException | IllegalArgumentException invalid) {
      throw malformed();
    }
  }

  /** Returns the bytes that the signature covers. */
  byte[] signingInput() {
    return (parts.get(0) + "." + parts.get(1)).getBytes(US_ASCII);
  }

  Base64URL signature() {
    return new Base64URL(parts.get(2));
  }

  /**
   * Returns the claims. Do not trust them before the signature is verified.
   *
   * @throws DecodeException if the payload is not a JSON object, with the reason
   */
  JwtClaims claims() throws InvalidTokenException {
    // The issuer signed the payload, which is not about the request.
    Scrubber unmasked = Scrubber.of(List.of());
    return new JwtClaims(WireJson.members(payload(), "application/jwt", unmasked));
  }

  /** Returns the payload. Verify the signature first. */
  byte[] payload() throws InvalidTokenException {
    return decoded(parts.get(1));
  }

  private static Map<String, @Nullable Object> object(String part) throws InvalidTokenException {
    return WireJson.object(decoded(part)).orElseThrow(CompactJwt::malformed);
  }

  private static byte[] decoded(String part) throws InvalidTokenException {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException malformed) {
      throw malformed();
    }
  }

  private static InvalidTokenException malformed() {
    return new InvalidTokenException("is malformed");
  }

  /** Shows no part of the token. */
  @Override
  public String toString() {
    return "CompactJwt{***}";
  }
}
