package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.security.PrivateKey;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * As which client a program asks an issuer, and how it proves that. Immutable and thread-safe. Its
 * text form shows the client's id and nothing else.
 */
public final class OAuth2Client {
  private final String clientId;
  private final List<String> secrets;
  private final @Nullable URI audience;
  private final Function<URI, com.nimbusds.oauth2.sdk.auth.@Nullable ClientAuthentication> proof;

  private OAuth2Client(
      String clientId,
      List<String> secrets,
      @Nullable URI audience,
      Function<URI, com.nimbusds.oauth2.sdk.auth.@Nullable ClientAuthentication> proof) {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("the client id is empty");
    }
    if (secrets.contains("")) {
      throw new IllegalArgumentException("the client secret is empty");
    }
    this.clientId = clientId;
    this.secrets = secrets;
    this.audience = audience;
    this.proof = proof;
  }

  /** A secret in the {@code Authorization} header, which every issuer must understand. */
  public static OAuth2Client basic(String clientId, String secret) {
    return new OAuth2Client(
        clientId,
        List.of(secret),
        null,
        issuer -> new ClientSecretBasic(new ClientID(clientId), new Secret(secret)));
  }

  /** A secret in the body, for issuers that do not understand the header. */
  public static OAuth2Client post(String clientId, String secret) {
    return new OAuth2Client(
        clientId,
        List.of(secret),
        null,
        issuer -> new ClientSecretPost(new ClientID(clientId), new Secret(secret)));
  }

  /**
   * A statement that is signed anew for each request, with a private key that never leaves the
   * program ({@code private_key_jwt}). It is signed with the algorithm that the key names; unless
   * it names one, with RS256 for RSA and with the one of its curve for EC. The statement is
   * addressed to the issuer.
   *
   * @param jwk the private key in the form of RFC 7517, an RSA or EC key; its {@code kid} is sent
   * @throws IllegalArgumentException if it is no such key; the message shows nothing of it
   */
  public static OAuth2Client privateKeyJwt(String clientId, String jwk) {
    JWK key = parsed(jwk);
    JWSAlgorithm algorithm = algorithm(key);
    PrivateKey privateKey = privateKey(key);
    // Once now, so that a key that does not fit is told here and not at the first request.
    signed(clientId, URI.create("urn:mesdk:check"), algorithm, privateKey, key.getKeyID());
    return new OAuth2Client(
        clientId,
        List.of(),
        null,
        audience -> signed(clientId, audience, algorithm, privateKey, key.getKeyID()));
  }

  /**
   * As {@link #privateKeyJwt(String, String)}, with statements addressed to {@code audience} in
   * place of the issuer: some services want the address of their token endpoint there.
   *
   * @throws IllegalArgumentException if it is no such key; the message shows nothing of it
   */
  public static OAuth2Client privateKeyJwt(String clientId, String jwk, URI audience) {
    OAuth2Client toIssuer = privateKeyJwt(clientId, jwk);
    return new OAuth2Client(clientId, List.of(), audience, toIssuer.proof);
  }

  /** No proof at all, for programs on people's own devices, which cannot keep a secret. */
  public static OAuth2Client none(String clientId) {
    return new OAuth2Client(clientId, List.of(), null, issuer -> null);
  }

  /** The client's id. */
  public String clientId() {
    return clientId;
  }

  /** What must not be shown if a service repeats it. */
  List<String> secrets() {
    return secrets;
  }

  /** The proof for one request; null for none. */
  com.nimbusds.oauth2.sdk.auth.@Nullable ClientAuthentication prove(URI issuer) {
    return proof.apply(audience == null ? issuer : audience);
  }

  private static JWK parsed(String jwk) {
    JWK key;
    try {
      key = JWK.parse(jwk);
    } catch (ParseException | RuntimeException malformed) {
      throw new IllegalArgumentException("not a JSON Web Key");
    }
    if (!(key instanceof RSAKey || key instanceof ECKey) || !key.isPrivate()) {
      throw new IllegalArgumentException("the key must be the private part of an RSA or EC key");
    }
    return key;
  }

  private static JWSAlgorithm algorithm(JWK key) {
    if (key.getAlgorithm() != null) {
      JWSAlgorithm named = JWSAlgorithm.parse(key.getAlgorithm().getName());
      if (!JwtVerifier.ALGORITHMS.contains(named)) {
        throw new IllegalArgumentException("the key names an algorithm that is not for signatures");
      }
      return named;
    }
    try {
      return key instanceof ECKey ec ? ECDSA.resolveAlgorithm(ec.getCurve()) : JWSAlgorithm.RS256;
    } catch (JOSEException unknownCurve) {
      throw new IllegalArgumentException("the key's curve is not known");
    }
  }

  private static PrivateKey privateKey(JWK key) {
    try {
      return ((AsymmetricJWK) key).toPrivateKey();
    } catch (JOSEException unusable) {
      throw new IllegalArgumentException("the key cannot be used for signatures");
    }
  }

  private static PrivateKeyJWT signed(
      String clientId, URI audience, JWSAlgorithm algorithm, PrivateKey key, @Nullable String id) {
    try {
      return new PrivateKeyJWT(
          new JWTAuthenticationClaimsSet(new ClientID(clientId), new Audience(audience.toString())),
          algorithm,
          key,
          id,
          null);
    } catch (JOSEException unfit) {
      throw new IllegalArgumentException("the key does not fit its algorithm " + algorithm);
    }
  }

  @Override
  public String toString() {
    return "OAuth2Client{" + clientId + ", ***}";
  }
}
