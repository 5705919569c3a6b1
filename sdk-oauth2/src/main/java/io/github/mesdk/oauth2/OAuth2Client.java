package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.github.mesdk.http.Scrubber;
import java.net.URI;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2.0 client: its id, and how it authenticates to the issuer. Immutable and thread-safe.
 * {@link #toString} shows the client id only.
 */
public final class OAuth2Client {
  private final String clientId;
  private final ClientCredential credential;
  private final @Nullable URI assertionAudience;

  /** Empty if any supported algorithm is accepted. */
  private final Set<JWSAlgorithm> idTokenAlgorithms;

  private final DecryptionKeys decryptionKeys;

  private OAuth2Client(String clientId, ClientCredential credential) {
    this(clientId, credential, null, Set.of(), DecryptionKeys.NONE);
  }

  private OAuth2Client(
      String clientId,
      ClientCredential credential,
      @Nullable URI assertionAudience,
      Set<JWSAlgorithm> idTokenAlgorithms,
      DecryptionKeys decryptionKeys) {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("the client id is empty");
    }
    this.clientId = clientId;
    this.credential = credential;
    this.assertionAudience = assertionAudience;
    this.idTokenAlgorithms = idTokenAlgorithms;
    this.decryptionKeys = decryptionKeys;
  }

  /**
   * Returns a client that sends its secret in the {@code Authorization} header ({@code
   * client_secret_basic}). Every issuer that issues client secrets supports this authentication
   * method.
   *
   * @throws IllegalArgumentException if the id is blank or the secret is empty
   */
  public static OAuth2Client basic(String clientId, String secret) {
    return new OAuth2Client(clientId, ClientCredential.basic(clientId, secret));
  }

  /**
   * Returns a client that sends its secret in the request body ({@code client_secret_post}), for
   * issuers that do not support {@link #basic}.
   *
   * @throws IllegalArgumentException if the id is blank or the secret is empty
   */
  public static OAuth2Client post(String clientId, String secret) {
    return new OAuth2Client(clientId, ClientCredential.post(secret));
  }

  /** Same as {@link #secretJwt(String, String, String)} with the algorithm HS256. */
  public static OAuth2Client secretJwt(String clientId, String secret) {
    return secretJwt(clientId, secret, "HS256");
  }

  /**
   * Returns a client that signs a new assertion with its secret for each request ({@code
   * client_secret_jwt}), and never sends the secret. The audience of the assertion is the issuer,
   * unless {@link #withAssertionAudience} sets another. If the issuer supports it, {@link
   * #privateKeyJwt} is the better choice: the issuer then stores no secret.
   *
   * @param algorithm {@code HS256}, {@code HS384} or {@code HS512}
   * @throws IllegalArgumentException if the id is blank, the algorithm is another, or the secret is
   *     shorter than the hash of the algorithm (RFC 7518 section 3.2)
   */
  public static OAuth2Client secretJwt(String clientId, String secret, String algorithm) {
    ClientAssertion assertion = ClientAssertion.ofSecret(secret, algorithm);
    return new OAuth2Client(clientId, ClientCredential.assertion(List.of(secret), assertion));
  }

  /**
   * Returns a client that signs a new assertion for each request ({@code private_key_jwt}) and
   * never sends the private key. The key's {@code alg} selects the algorithm. Without an {@code
   * alg}, RSA keys use RS256, EC keys the algorithm of their curve, and Ed25519 keys EdDSA. The
   * audience of the assertion is the issuer, unless {@link #withAssertionAudience} sets another.
   *
   * @param jwk the private RSA, EC or Ed25519 key as a JSON Web Key, RFC 7517; the {@code kid} of
   *     the key is sent
   * @throws IllegalArgumentException if the id is blank or the key cannot sign; the message
   *     contains no part of the key
   */
  public static OAuth2Client privateKeyJwt(String clientId, String jwk) {
    ClientAssertion assertion = ClientAssertion.ofKey(jwk);
    return new OAuth2Client(clientId, ClientCredential.assertion(List.of(), assertion));
  }

  /**
   * Same as {@link #privateKeyJwt(String, String)}, with another audience in the assertion.
   *
   * @param audience the audience of the assertion, in place of the issuer
   * @throws IllegalArgumentException if the id is blank or the key cannot sign; the message
   *     contains no part of the key
   */
  public static OAuth2Client privateKeyJwt(String clientId, String jwk, URI audience) {
    return privateKeyJwt(clientId, jwk).withAssertionAudience(audience);
  }

  /**
   * Returns a client that authenticates with the certificate in a key store, RFC 8705: {@code
   * tls_client_auth} if the issuer trusts the certificate's authority, {@code
   * self_signed_tls_client_auth} if the issuer knows the certificate itself. Both are the same to
   * the client. It presents the certificate at the issuer's {@code mtls_endpoint_aliases}, or at
   * the ordinary endpoints if the issuer has no aliases; each must be https. Access tokens are
   * usually bound to the certificate: see {@link OAuth2Issuer#httpClient}.
   *
   * @param keyStore a loaded key store with the private key and its certificates
   * @param password the password of the private key; the array is not kept
   * @throws IllegalArgumentException if the id is blank, or the key store has no private key that
   *     this password opens; the message contains no part of the key or the password
   */
  public static OAuth2Client mutualTls(String clientId, KeyStore keyStore, char[] password) {
    ClientCertificate certificate = ClientCertificate.of(keyStore, password);
    return new OAuth2Client(clientId, ClientCredential.certificate(certificate));
  }

  /**
   * Same as {@link #mutualTls(String, KeyStore, char[])}, with a key manager. Use it for a
   * certificate that is replaced while the program runs, or for a key in a device. Each new
   * connection asks the key manager again.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  public static OAuth2Client mutualTls(String clientId, X509KeyManager keyManager) {
    requireNonNull(keyManager, "keyManager");
    return new OAuth2Client(
        clientId, ClientCredential.certificate(new ClientCertificate(keyManager)));
  }

  /**
   * Returns a public client, which does not authenticate. Use it for a program on users' devices,
   * because such a program cannot keep a secret.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  public static OAuth2Client none(String clientId) {
    return new OAuth2Client(clientId, ClientCredential.none());
  }

  /**
   * Returns a copy that names another audience in its assertions. Some issuers require the address
   * of their token endpoint. Clients without assertions ignore it.
   *
   * @param audience the audience of the assertion, in place of the issuer
   */
  public OAuth2Client withAssertionAudience(URI audience) {
    requireNonNull(audience, "audience");
    return new OAuth2Client(clientId, credential, audience, idTokenAlgorithms, decryptionKeys);
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
    return new OAuth2Client(clientId, credential, assertionAudience, parsed, decryptionKeys);
  }

  /**
   * Returns a copy that decrypts ID tokens and UserInfo with these keys, RFC 7516. The signature of
   * the issuer inside is verified as without encryption. RSA keys decrypt RSA-OAEP-256, -384 and
   * -512; EC keys decrypt ECDH-ES with or without key wrapping. RSA1_5, RSA-OAEP with SHA-1 and
   * compressed tokens are refused. Unencrypted tokens are still accepted. Default: no keys, and
   * encrypted tokens are refused.
   *
   * @param jwks the private keys as JSON Web Keys, RFC 7517. If there are several, such as before
   *     and after a rotation, the {@code kid} of the token selects one
   * @throws IllegalArgumentException if there is none or more than eight, or one is not a private
   *     RSA or EC key for encryption; the message contains no part of a key
   */
  public OAuth2Client withDecryptionKeys(String... jwks) {
    DecryptionKeys keys = DecryptionKeys.of(List.of(jwks));
    return new OAuth2Client(clientId, credential, assertionAudience, idTokenAlgorithms, keys);
  }

  private JWSAlgorithm idTokenAlgorithm(String name) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
    if (!JwtVerifier.ALGORITHMS.contains(algorithm)) {
      ClientAssertion.checkSecret(secret(), name);
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

  DecryptionKeys decryptionKeys() {
    return decryptionKeys;
  }

  /** Returns the certificate that the client presents in TLS; null if it presents none. */
  @Nullable ClientCertificate certificate() {
    return credential.certificate();
  }

  /** Returns the client secret; null if the client has none. */
  @Nullable String secret() {
    return credential.secrets().isEmpty() ? null : credential.secrets().get(0);
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
  List<String> secrets(@Nullable ClientAuthentication sent) {
    List<String> all = new ArrayList<>(credential.secrets());
    if (sent instanceof JWTAuthentication signed) {
      all.add(signed.getClientAssertion().serialize());
    }
    return all;
  }

  /**
   * Returns a scrubber of this client's secrets and of {@code more}.
   *
   * @param sent the authentication that the request has; null if it has none
   */
  Scrubber scrubber(@Nullable ClientAuthentication sent, String... more) {
    List<String> all = secrets(sent);
    all.addAll(List.of(more));
    return Scrubber.of(all);
  }

  /** Returns the client authentication for one request; null for a public client. */
  @Nullable ClientAuthentication authentication(URI issuer) {
    URI audience = assertionAudience == null ? issuer : assertionAudience;
    return credential.method().apply(new ClientID(clientId), audience);
  }

  @Override
  public String toString() {
    return "OAuth2Client{" + clientId + ", ***}";
  }
}
