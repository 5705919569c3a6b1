package io.github.mesdk.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** The RSA key that signs ID tokens, generated in memory when it is first needed. */
final class SigningKey {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair pair;
  private final String id;

  private SigningKey(KeyPair pair) {
    this.pair = pair;
    this.id = encode(Arrays.copyOf(sha256(pair.getPublic().getEncoded()), 9));
  }

  /** One for the JVM: an RSA key takes longer to generate than a provider to start. */
  private static final class Holder {
    static final SigningKey KEY = generate();
  }

  static SigningKey get() {
    return Holder.KEY;
  }

  private static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new SigningKey(generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  /** The public key as a JWK (RFC 7517). */
  JsonObject jwk() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return new JsonObject()
        .put("kty", "RSA")
        .put("use", "sig")
        .put("alg", "RS256")
        .put("kid", id)
        .put("n", encode(unsigned(key.getModulus())))
        .put("e", encode(unsigned(key.getPublicExponent())));
  }

  /** A compact JWS (RFC 7515) of these claims. */
  String sign(JsonObject claims) {
    JsonObject header = new JsonObject().put("alg", "RS256").put("kid", id).put("typ", "JWT");
    String input = encode(utf8(header.toJson())) + "." + encode(utf8(claims.toJson()));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(utf8(input));
      return input + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA256withRSA", e);
    }
  }

  /** The value of {@code at_hash} for a token (OpenID Connect Core 1.0, section 3.1.3.6). */
  static String halfHash(String token) {
    byte[] hash = sha256(utf8(token));
    return encode(Arrays.copyOf(hash, hash.length / 2));
  }

  /** The {@code S256} challenge of a code verifier (RFC 7636, section 4.2). */
  static String challenge(String verifier) {
    return encode(sha256(utf8(verifier)));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    return BASE64URL.encodeToString(bytes);
  }

  /** Without the sign byte. */
  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }
}
