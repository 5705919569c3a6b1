package io.github.mesdk.oauth2.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The keys, certificates and the secret of clients that need more than a secret, for one run. */
record StrongClientKeys(
    OctetKeyPair signing,
    RSAKey rsa,
    ECKey ec,
    HeldCertificate issued,
    HeldCertificate selfSigned) {
  static final String SECRET = "sample-secret-of-at-least-thirty-two-bytes";
  private static final int KEY_BYTES = 32;
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("sample").build();

  static StrongClientKeys generate() {
    try {
      return new StrongClientKeys(
          ed25519(),
          new RSAKeyGenerator(2048)
              .keyID("enc-rsa")
              .keyUse(KeyUse.ENCRYPTION)
              .algorithm(JWEAlgorithm.RSA_OAEP_256) // Keycloak selects keys by alg
              .generate(),
          new ECKeyGenerator(Curve.P_256).keyID("enc-ec").keyUse(KeyUse.ENCRYPTION).generate(),
          new HeldCertificate.Builder()
              .commonName("sdk-tls")
              .addSubjectAlternativeName("sdk-tls.example.com")
              .signedBy(AUTHORITY)
              .build(),
          new HeldCertificate.Builder().commonName("self-signed").build());
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OctetKeyPair ed25519() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] x = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    byte[] d = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
        .d(Base64URL.encode(d))
        .keyID("sig-ed")
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.EdDSA)
        .build();
  }

  /** Returns the public keys, for the configuration of the server. */
  String jwks() {
    return new JWKSet(List.of(signing, rsa, ec)).toString(true);
  }

  /** Returns a new certificate for a server on this machine. */
  static HeldCertificate server() {
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName("127.0.0.1")
        .signedBy(AUTHORITY)
        .build();
  }

  static HeldCertificate authority() {
    return AUTHORITY;
  }

  /** Returns what oidc-provider needs: public keys, and its own certificate. */
  String configuration() {
    HeldCertificate server = server();
    return JSONObjectUtils.toJSONString(
        Map.of(
            "secret",
            SECRET,
            "signing",
            signing.toPublicJWK().toJSONObject(),
            "encryption",
            List.of(rsa.toPublicJWK().toJSONObject(), ec.toPublicJWK().toJSONObject()),
            "selfSigned",
            withCertificate(selfSigned).toJSONObject(),
            "tls",
            Map.of(
                "key",
                server.privateKeyPkcs8Pem(),
                "cert",
                server.certificatePem(),
                "ca",
                AUTHORITY.certificatePem())));
  }

  private static JWK withCertificate(HeldCertificate held) {
    try {
      byte[] encoded = held.certificate().getEncoded();
      return new ECKey.Builder(Curve.P_256, (ECPublicKey) held.keyPair().getPublic())
          .x509CertChain(List.of(Base64.encode(encoded)))
          .build();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a client that trusts the server. */
  static OkHttpClient trusting() {
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder().addTrustedCertificate(AUTHORITY.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
        .build();
  }
}
