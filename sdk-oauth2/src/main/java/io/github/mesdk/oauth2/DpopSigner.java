package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import io.github.mesdk.http.Challenge;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RequestSigner;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds a DPoP proof to the requests of one attempt, RFC 9449. Each request has a proof of its own.
 * A server may demand a nonce in the proof, and replace the nonce with any reply.
 */
final class DpopSigner implements RequestSigner {
  /** The nonce is part of the header of each request; servers use fewer than 100 characters. */
  private static final int MAX_NONCE_LENGTH = 1_000;

  private final DpopKey key;
  private final @Nullable DPoPAccessToken accessToken;
  private String server = "";
  private @Nullable String sentNonce;
  private @Nullable String demandedNonce;

  /**
   * Creates a signer.
   *
   * @param accessToken the token to send, bound to {@code key}; null at the token endpoint
   */
  DpopSigner(DpopKey key, @Nullable DPoPAccessToken accessToken) {
    this.key = key;
    this.accessToken = accessToken;
  }

  @Override
  public Map<String, String> headers(String method, URI url) {
    // Nonces of a token endpoint and of other endpoints may differ at the same origin.
    String endpoint = accessToken == null ? "token endpoint of " : "";
    server = endpoint + url.getScheme() + "://" + url.getRawAuthority();
    // Other threads may have replaced the nonce of the key since the challenge.
    sentNonce = demandedNonce == null ? key.nonce(server) : demandedNonce;
    String proof = key.proof(method, url, accessToken, sentNonce);
    return accessToken == null
        ? Map.of("DPoP", proof)
        : Map.of("DPoP", proof, "Authorization", accessToken.toAuthorizationHeader());
  }

  @Override
  public boolean isChallengedBy(Reply reply) {
    Optional<String> nonce = nonce(reply);
    if (nonce.isEmpty() || !isNonceRequired(reply)) {
      nonce.ifPresent(next -> key.replaceNonce(server, sentNonce, next));
      return false;
    }
    key.setNonce(server, nonce.get());
    demandedNonce = nonce.get();
    return !demandedNonce.equals(sentNonce);
  }

  @Override
  public void answered(Reply reply) {
    isChallengedBy(reply);
  }

  /** Returns the nonce in the header; empty if there is none that a proof may contain. */
  private static Optional<String> nonce(Reply reply) {
    return reply
        .header("DPoP-Nonce")
        .filter(nonce -> nonce.length() <= MAX_NONCE_LENGTH)
        .filter(nonce -> nonce.matches("[!#-\\[\\]-~]+"));
  }

  /** A token endpoint sends the error code in the body, another service in a challenge. */
  private static boolean isNonceRequired(Reply reply) {
    if (reply.status() != 400 && reply.status() != 401) {
      return false;
    }
    return reply.challenges().stream()
            .filter(challenge -> challenge.isScheme("DPoP"))
            .map(DpopSigner::error)
            .anyMatch(OAuthErrors.USE_DPOP_NONCE::equals)
        || WireJson.object(reply)
            .flatMap(body -> WireJson.text(body, "error"))
            .filter(OAuthErrors.USE_DPOP_NONCE::equals)
            .isPresent();
  }

  private static String error(Challenge challenge) {
    return challenge.parameter("error").orElse("");
  }

  @Override
  public String toString() {
    return "DpopSigner{***}";
  }
}
