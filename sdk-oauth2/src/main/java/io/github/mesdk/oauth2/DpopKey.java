package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.RequestSigner;
import io.github.mesdk.token.proof.ProofKey;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A private key that signs DPoP proofs, RFC 9449, and the latest nonce of each server for this key.
 * Thread-safe.
 */
final class DpopKey implements ProofKey {
  static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

  private final String jwk;
  private final DPoPProofFactory proofs;
  private final JWKThumbprintConfirmation thumbprint;
  private final InstantSource clock;

  /** The latest nonce of each server. A program calls few servers. */
  private final Map<String, String> nonces = new ConcurrentHashMap<>();

  private DpopKey(ECKey key, String jwk, InstantSource clock) throws JOSEException {
    this.jwk = jwk;
    this.proofs = new DefaultDPoPProofFactory(key, ECDSA.resolveAlgorithm(key.getCurve()));
    this.thumbprint = JWKThumbprintConfirmation.of(key);
    this.clock = clock;
  }

  /** Returns a new key on the curve P-256. */
  static DpopKey generate(InstantSource clock) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).generate();
      return new DpopKey(key, key.toJSONString(), clock);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every Java has P-256", impossible);
    }
  }

  /**
   * Returns the key in a JSON Web Key.
   *
   * @throws TokenException if it is not a private EC key; the message contains no part of it
   */
  static DpopKey parse(String jwk, InstantSource clock) {
    try {
      return new DpopKey(ECKey.parse(jwk), jwk, clock);
    } catch (ParseException | JOSEException | RuntimeException unusable) {
      throw TokenException.of(
          "the stored DPoP key is not a private EC key, so its tokens cannot be used;"
              + " sign in again");
    }
  }

  @Override
  public String tokenType() {
    return "DPoP";
  }

  @Override
  public String jwk() {
    return jwk;
  }

  @Override
  public String thumbprint() {
    return thumbprint.getValue().toString();
  }

  JWKThumbprintConfirmation confirmation() {
    return thumbprint;
  }

  @Override
  public RequestSigner signer(String accessToken) {
    return new DpopSigner(this, new DPoPAccessToken(accessToken));
  }

  /** Returns the signer for one request to the token endpoint. */
  RequestSigner signer() {
    return new DpopSigner(this, null);
  }

  /** Returns the proof for one request, which may be sent once. */
  String proof(
      String method, URI url, @Nullable DPoPAccessToken accessToken, @Nullable String nonce) {
    try {
      return proofs
          .createDPoPJWT(
              new JWTID(),
              method,
              url,
              Date.from(clock.instant()),
              accessToken,
              nonce == null ? null : new Nonce(nonce))
          .serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("the DPoP key cannot sign", impossible);
    }
  }

  /** Returns the nonce for the next proof to this server; null before the first one. */
  @Nullable String nonce(String server) {
    return nonces.get(server);
  }

  /** Sets the nonce that a server demanded. */
  void setNonce(String server, String nonce) {
    nonces.put(server, nonce);
  }

  /**
   * Sets the nonce that a server sent with a reply, unless another thread has received one in the
   * meantime: this reply may be older.
   *
   * @param sent the nonce in the proof of the request
   */
  void replaceNonce(String server, @Nullable String sent, String nonce) {
    if (sent == null) {
      nonces.putIfAbsent(server, nonce);
    } else if (!sent.equals(nonce)) {
      nonces.replace(server, sent, nonce);
    }
  }

  @Override
  public String toString() {
    return "DpopKey{***}";
  }
}
