package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.oauth2.sdk.util.singleuse.SingleUseChecker;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * An issuer that binds its tokens to DPoP keys. Nimbus verifies the proofs, and each proof is
 * accepted once. Refresh tokens rotate, and are bound as those of public clients are.
 */
final class DpopServer extends Dispatcher {
  private static final Set<JWSAlgorithm> ES256 = Set.of(JWSAlgorithm.ES256);
  private static final DPoPIssuer ANY = new DPoPIssuer("any");
  private static final long SKEW_SECONDS = 60;
  private static final long MAX_AGE_SECONDS = 120;

  private final URI origin;
  private final Set<String> proofs = ConcurrentHashMap.newKeySet();
  private final Map<String, String> keyByToken = new ConcurrentHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final DPoPProtectedResourceRequestVerifier userInfo =
      new DPoPProtectedResourceRequestVerifier(ES256, SKEW_SECONDS, MAX_AGE_SECONDS, once());
  private final DPoPTokenRequestVerifier token;

  /** The nonces that the endpoints demand; null for none. */
  volatile @Nullable String tokenNonce;

  volatile @Nullable String userInfoNonce;

  /** Whether a success contains the current nonce. */
  volatile boolean sendsNonceWithSuccess;

  final AtomicInteger challenges = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();
  volatile String tokenType = "DPoP";

  DpopServer(URI origin) {
    this.origin = origin;
    token =
        new DPoPTokenRequestVerifier(
            ES256, origin.resolve("/token"), SKEW_SECONDS, MAX_AGE_SECONDS, once());
  }

  private SingleUseChecker<DPoPProofUse> once() {
    return use -> {
      if (!proofs.add(use.getJWTID().getValue())) {
        throw new AlreadyUsedException("this proof was used before");
      }
    };
  }

  /** Returns the thumbprints of the keys that tokens are bound to. */
  Set<String> keys() {
    return Set.copyOf(keyByToken.values());
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    requests.incrementAndGet();
    String path = request.getUrl().encodedPath();
    String nonce = path.equals("/token") ? tokenNonce : userInfoNonce;
    try {
      MockResponse reply = path.equals("/token") ? token(request) : userInfo(request);
      return sendsNonceWithSuccess && nonce != null
          ? reply.newBuilder().setHeader("DPoP-Nonce", nonce).build()
          : reply;
    } catch (InvalidDPoPProofException | AccessTokenValidationException invalid) {
      boolean isNonce = nonce != null && String.valueOf(invalid.getMessage()).contains("nonce");
      String code = isNonce ? "use_dpop_nonce" : "invalid_dpop_proof";
      return refusal(path, code, String.valueOf(invalid.getMessage()), isNonce ? nonce : null);
    } catch (JOSEException | ParseException | RuntimeException failed) {
      return refusal(path, "invalid_request", failed.toString(), null);
    }
  }

  private MockResponse refusal(String path, String code, String why, @Nullable String nonce) {
    MockResponse.Builder reply = new MockResponse.Builder();
    if (nonce != null) {
      challenges.incrementAndGet();
      reply.setHeader("DPoP-Nonce", nonce);
    }
    return path.equals("/token")
        ? reply
            .code(400)
            .body("{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(code, why))
            .build()
        : reply
            .code(401)
            .setHeader(
                "WWW-Authenticate",
                "DPoP error=\"%s\", error_description=\"%s\"".formatted(code, why))
            .build();
  }

  private MockResponse token(RecordedRequest request)
      throws InvalidDPoPProofException, JOSEException, ParseException {
    String key = token.verify(ANY, proof(request), nonces(tokenNonce), null).getValue().toString();
    Map<String, String> form = IssuerFixture.parameters(request.getBody().utf8());
    String old = form.get("refresh_token");
    if (old != null && !key.equals(keyByToken.getOrDefault(old, key))) {
      return refusal("/token", "invalid_grant", "not for this key", null);
    }
    if (old != null) {
      keyByToken.remove(old);
    }
    int number = tokens.incrementAndGet();
    keyByToken.put("access-" + number, key);
    keyByToken.put("refresh-" + number, key);
    return IssuerFixture.reply(
        200,
        "application/json",
        """
        {"access_token":"access-%d","refresh_token":"refresh-%d","token_type":"%s","expires_in":3600}\
        """
            .formatted(number, number, tokenType));
  }

  private MockResponse userInfo(RecordedRequest request)
      throws InvalidDPoPProofException,
          AccessTokenValidationException,
          JOSEException,
          ParseException {
    String[] sent = request.getHeaders().get("Authorization").split(" ", 2);
    String key = keyByToken.get(sent[1]);
    if (key == null || !sent[0].equals("DPoP")) {
      return refusal("/userinfo", "invalid_token", "unknown, or without a proof", null);
    }
    userInfo.verify(
        request.getMethod(),
        origin.resolve("/userinfo"),
        ANY,
        proof(request),
        new DPoPAccessToken(sent[1]),
        new JWKThumbprintConfirmation(new com.nimbusds.jose.util.Base64URL(key)),
        nonces(userInfoNonce),
        null);
    return IssuerFixture.reply(200, "application/json", "{\"sub\":\"ada\"}");
  }

  private static @Nullable Set<Nonce> nonces(@Nullable String nonce) {
    return nonce == null ? null : Set.of(new Nonce(nonce));
  }

  private static SignedJWT proof(RecordedRequest request)
      throws InvalidDPoPProofException, ParseException {
    String proof = request.getHeaders().get("DPoP");
    if (proof == null) {
      throw new InvalidDPoPProofException("the proof is missing");
    }
    return SignedJWT.parse(proof);
  }
}
