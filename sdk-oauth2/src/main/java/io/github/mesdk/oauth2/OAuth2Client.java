package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import com.nimbusds.oauth2.sdk.id.JWTID;
import java.net.URI;
import java.net.URLEncoder;
import java.security.PrivateKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2.0 client: its id, and how it authenticates to the issuer. Immutable and thread-safe.
 * {@link #toString} shows the client id only.
 */
public final class OAuth2Client {
  private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(1);

  private final String clientId;
  private final List<String> secrets;
  private final @Nullable URI audience;

  /** Empty if any supported algorithm is accepted. */
  private final Set<JWSAlgorithm> idTokenAlgorithms;

  private final Function<URI, com.nimbusds.oauth2.sdk.auth.@Nullable ClientAuthentication>
      authentication;

  private OAuth2Client(
      String clientId,
      List<String> secrets,
      @Nullable URI audience,
      Function<URI, com.nimbusds.oauth2.sdk.auth.@Nullable ClientAuthentication> authentication) {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("the client id is empty");
    }
    if (secrets.contains("")) {
      throw new IllegalArgumentException("the client secret is empty");
    }
    this.clientId = clientId;
    this.secrets = secrets;
    this.audience = audience;
    this.authentication = authentication;
    this.idTokenAlgorithms = Set.of();
  }

  private OAuth2Client(OAuth2Client from, Set<JWSAlgorithm> idTokenAlgorithms) {
    this.clientId = from.clientId;
    this.secrets = from.secrets;
    this.audience = from.audience;
    this.authentication = from.authentication;
    this.idTokenAlgorithms = idTokenAlgorithms;
  }

  /**
   * Returns a client that sends its secret in the {@code Authorization} header ({@code
   * client_secret_basic}). Every issuer that issues client secrets supports this authentication
   * method.
   *
   * @throws IllegalArgumentException if the id is blank or the secret is empty
   */
  public static OAuth2Client basic(String clientId, String secret) {
    return new OAuth2Client(
        clientId,
        List.of(secret, basicPair(clientId, secret)),
        null,
        issuer -> new ClientSecretBasic(new ClientID(clientId), new Secret(secret)));
  }

  /**
   * Returns a client that sends its secret in the request body ({@code client_secret_post}), for
   * issuers that do not support {@link #basic}.
   *
   * @throws IllegalArgumentException if the id is blank or the secret is empty
   */
  public static OAuth2Client post(String clientId, String secret) {
    return new OAuth2Client(
        clientId,
        List.of(secret),
        null,
        issuer -> new ClientSecretPost(new ClientID(clientId), new Secret(secret)));
  }

  /**
   * Returns a client that signs a new assertion for each request ({@code private_key_jwt}) and
   * never sends the private key. The key's {@code alg} selects the algorithm. Without an {@code
   * alg}, RSA keys use RS256 and EC keys use the algorithm of their curve. The audience of the
   * assertion is the issuer.
   *
   * @param jwk the private RSA or EC key as a JSON Web Key, RFC 7517; the {@code kid} of the key is
   *     sent
   * @throws IllegalArgumentException if the id is blank or the key cannot sign; the message
   *     contains no part of the key
   */
  public static OAuth2Client privateKeyJwt(String clientId, String jwk) {
    JWK key = parsed(jwk);
    JWSAlgorithm algorithm = algorithm(key);
    PrivateKey privateKey = privateKey(key);
    // Sign once now, so that an unsuitable key fails here and not at the first request.
    signed(clientId, URI.create("urn:mesdk:check"), algorithm, privateKey, key.getKeyID());
    return new OAuth2Client(
        clientId,
        List.of(),
        null,
        audience -> signed(clientId, audience, algorithm, privateKey, key.getKeyID()));
  }

  /**
   * Same as {@link #privateKeyJwt(String, String)}, with another audience in the assertion. Some
   * issuers require the address of their token endpoint as the audience.
   *
   * @param audience the audience of the assertion, in place of the issuer
   * @throws IllegalArgumentException if the id is blank or the key cannot sign; the message
   *     contains no part of the key
   */
  public static OAuth2Client privateKeyJwt(String clientId, String jwk, URI audience) {
    OAuth2Client toIssuer = privateKeyJwt(clientId, jwk);
    return new OAuth2Client(clientId, List.of(), audience, toIssuer.authentication);
  }

  /**
   * Returns a public client, which does not authenticate. Use it for a program on users' devices,
   * because such a program cannot keep a secret.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  public static OAuth2Client none(String clientId) {
    return new OAuth2Client(clientId, List.of(), null, issuer -> null);
  }

  /**
   * Returns a copy that accepts only ID tokens with these signature algorithms. Set the algorithm
   * for which the client is registered ({@code id_token_signed_response_alg}). HS256, HS384 and
   * HS512 use the client secret as the key, and are accepted only with this option. Default: any
   * asymmetric algorithm that the SDK supports.
   *
   * @param algorithms the names of the algorithms, such as {@code HS256} or {@code EdDSA}
   * @throws IllegalArgumentException if there is none, if the SDK does not support one of them, or
   *     if the client has no secret or a secret that is shorter than the hash of the algorithm (RFC
   *     7518 section 3.2)
   */
  public OAuth2Client withIdTokenAlgorithms(Set<String> algorithms) {
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("an ID token needs an algorithm");
    }
    Set<JWSAlgorithm> parsed =
        algorithms.stream().map(this::idTokenAlgorithm).collect(Collectors.toUnmodifiableSet());
    return new OAuth2Client(this, parsed);
  }

  private JWSAlgorithm idTokenAlgorithm(String name) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
    if (JwtVerifier.ALGORITHMS.contains(algorithm)) {
      return algorithm;
    }
    if (!JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
      throw new IllegalArgumentException("the algorithm is not supported: " + name);
    }
    String key = secret();
    int bits = Integer.parseInt(name.substring("HS".length()));
    if (key == null || key.getBytes(UTF_8).length * Byte.SIZE < bits) {
      throw new IllegalArgumentException(
          "the algorithm %s requires a client secret of at least %d bytes"
              .formatted(name, bits / Byte.SIZE));
    }
    return algorithm;
  }

  /** Returns the accepted algorithms of ID tokens. */
  Set<JWSAlgorithm> idTokenAlgorithms() {
    return idTokenAlgorithms.isEmpty() ? JwtVerifier.ALGORITHMS : idTokenAlgorithms;
  }

  boolean isIdTokenSignedWithSecret() {
    return !idTokenAlgorithms.isEmpty()
        && JWSAlgorithm.Family.HMAC_SHA.containsAll(idTokenAlgorithms);
  }

  /** Returns the client secret; null if the client has none. */
  @Nullable String secret() {
    return secrets.isEmpty() ? null : secrets.get(0);
  }

  /** Returns the client id. */
  public String clientId() {
    return clientId;
  }

  /**
   * Returns the secrets to mask in messages in which a service repeats them.
   *
   * @param sent the authentication that a request has; null if it has none
   */
  List<String> secrets(com.nimbusds.oauth2.sdk.auth.@Nullable ClientAuthentication sent) {
    List<String> all = new ArrayList<>(secrets);
    if (sent instanceof PrivateKeyJWT signed) {
      all.add(signed.getClientAssertion().serialize());
    }
    return all;
  }

  /** Returns the credentials of the header, RFC 6749 section 2.3.1. */
  private static String basicPair(String clientId, String secret) {
    String pair = URLEncoder.encode(clientId, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
    return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  /** Returns the client authentication for one request; null for a public client. */
  com.nimbusds.oauth2.sdk.auth.@Nullable ClientAuthentication authentication(URI issuer) {
    return authentication.apply(audience == null ? issuer : audience);
  }

  private static JWK parsed(String jwk) {
    JWK key;
    try {
      key = JWK.parse(jwk);
    } catch (ParseException | RuntimeException malformed) {
      throw new IllegalArgumentException("the key is not a JSON Web Key");
    }
    if (!(key instanceof RSAKey || key instanceof ECKey) || !key.isPrivate()) {
      throw new IllegalArgumentException("the key must be a private RSA or EC key");
    }
    return key;
  }

  private static JWSAlgorithm algorithm(JWK key) {
    if (key.getAlgorithm() != null) {
      JWSAlgorithm named = JWSAlgorithm.parse(key.getAlgorithm().getName());
      if (!JwtVerifier.ALGORITHMS.contains(named)) {
        throw new IllegalArgumentException("the key's alg is not a supported signature algorithm");
      }
      return named;
    }
    try {
      return key instanceof ECKey ec ? ECDSA.resolveAlgorithm(ec.getCurve()) : JWSAlgorithm.RS256;
    } catch (JOSEException unknownCurve) {
      throw new IllegalArgumentException("the key's curve is not supported");
    }
  }

  private static PrivateKey privateKey(JWK key) {
    try {
      return ((AsymmetricJWK) key).toPrivateKey();
    } catch (JOSEException unusable) {
      throw new IllegalArgumentException("the key cannot sign");
    }
  }

  private static PrivateKeyJWT signed(
      String clientId, URI audience, JWSAlgorithm algorithm, PrivateKey key, @Nullable String id) {
    try {
      // RFC 7523 makes iat optional, but some issuers require it.
      Instant issued = Instant.now();
      return new PrivateKeyJWT(
          new JWTAuthenticationClaimsSet(
              new ClientID(clientId),
              new Audience(audience.toString()).toSingleAudienceList(),
              Date.from(issued.plus(ASSERTION_LIFETIME)),
              null,
              Date.from(issued),
              new JWTID()),
          algorithm,
          key,
          id,
          null);
    } catch (JOSEException unfit) {
      throw new IllegalArgumentException("the key cannot sign with its algorithm " + algorithm);
    }
  }

  @Override
  public String toString() {
    return "OAuth2Client{" + clientId + ", ***}";
  }
}
