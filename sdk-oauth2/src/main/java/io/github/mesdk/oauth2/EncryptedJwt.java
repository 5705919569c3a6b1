package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted JWT in compact form, RFC 7516 section 7.1.
 *
 * @param parts the five parts of the token
 * @param parameters the parameters of its header as {@link WireJson} parsed them
 */
record EncryptedJwt(List<String> parts, Map<String, @Nullable Object> parameters) {
  /**
   * The header parameters that the decryption uses. A key or a URL inside the header is ignored.
   */
  private static final Set<String> HEADER_PARAMETERS =
      Set.of("alg", "enc", "kid", "epk", "apu", "apv");

  /** As large as a reply with default limits. */
  private static final int MAX_CHARS = 1024 * 1024;

  /**
   * Returns the content of the token.
   *
   * @throws InvalidTokenException if there is no key, if the token uses what the SDK refuses, or if
   *     it cannot be decrypted. The remedy is always the configuration: nothing shows that the
   *     token belongs to another user.
   */
  byte[] decrypt(DecryptionKeys keys) throws InvalidTokenException {
    if (keys.isEmpty()) {
      throw InvalidTokenException.ofSetup(
          "is "
              + encryption()
              + "; give the client its decryption key, or register the client for unencrypted"
              + " responses");
    }
    if (parameters.containsKey("zip")) {
      throw InvalidTokenException.ofSetup("is compressed (zip), which is not supported");
    }
    if (parameters.containsKey("crit")) {
      throw InvalidTokenException.ofSetup("requires an extension (crit) that is not supported");
    }
    if (parts.stream().mapToInt(String::length).sum() > MAX_CHARS) {
      throw InvalidTokenException.ofSetup("is encrypted and larger than 1 MiB");
    }
    JWEHeader header = header();
    if (!DecryptionKeys.isSupported(header)) {
      throw unsupported();
    }
    return keys.decrypt(this, header);
  }

  private JWEHeader header() throws InvalidTokenException {
    Map<String, @Nullable Object> used = new HashMap<>(parameters);
    used.keySet().retainAll(HEADER_PARAMETERS);
    try {
      return JWEHeader.parse(used);
    } catch (ParseException | RuntimeException invalid) {
      throw unsupported();
    }
  }

  private InvalidTokenException unsupported() {
    return InvalidTokenException.ofSetup(
        "is "
            + encryption()
            + ", which is not supported; register the client for RSA-OAEP-256 or ECDH-ES with"
            + " A256GCM");
  }

  /** Returns a phrase such as "encrypted with A and B". It contains only known names. */
  private String encryption() {
    JWEAlgorithm key = JWEAlgorithm.parse(String.valueOf(parameters.get("alg")));
    EncryptionMethod content = EncryptionMethod.parse(String.valueOf(parameters.get("enc")));
    boolean isKnown =
        (JWEAlgorithm.Family.ASYMMETRIC.contains(key)
                || JWEAlgorithm.Family.SYMMETRIC.contains(key))
            && (EncryptionMethod.Family.AES_GCM.contains(content)
                || EncryptionMethod.Family.AES_CBC_HMAC_SHA.contains(content));
    return isKnown ? "encrypted with " + key + " and " + content : "encrypted";
  }

  /** Returns the encrypted content key; null if the algorithm derives the key. */
  @Nullable Base64URL key() {
    return parts.get(1).isEmpty() ? null : new Base64URL(parts.get(1));
  }

  Base64URL initializationVector() {
    return new Base64URL(parts.get(2));
  }

  Base64URL ciphertext() {
    return new Base64URL(parts.get(3));
  }

  Base64URL tag() {
    return new Base64URL(parts.get(4));
  }

  /** Returns the bytes of the header that the tag covers, exactly as the issuer sent them. */
  byte[] additionalData() {
    return parts.get(0).getBytes(US_ASCII);
  }

  /** Shows no part of the token. */
  @Override
  public String toString() {
    return "EncryptedJwt{***}";
  }
}
