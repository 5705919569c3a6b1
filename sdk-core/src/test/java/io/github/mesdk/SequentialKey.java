package io.github.mesdk;

import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RequestSigner;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.proof.BindableToken;
import io.github.mesdk.token.proof.ProofKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A key whose proofs are numbers, and whose challenges are replies with the header Challenge. */
final class SequentialKey implements ProofKey {
  private final AtomicInteger proofs = new AtomicInteger();
  final List<String> signed = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger answered = new AtomicInteger();

  /** Returns a token that is bound to this key. */
  AccessToken token(String value) {
    return BindableToken.bound(AccessToken.of(value), this);
  }

  @Override
  public String tokenType() {
    return "Test";
  }

  @Override
  public String jwk() {
    return "canary-key";
  }

  @Override
  public String thumbprint() {
    return "thumbprint";
  }

  @Override
  public RequestSigner signer(String accessToken) {
    return new RequestSigner() {
      @Override
      public Map<String, String> headers(String method, URI url) {
        signed.add(method + " " + url);
        return Map.of(
            "Authorization", "Test " + accessToken, "Proof", "" + proofs.incrementAndGet());
      }

      @Override
      public boolean isChallengedBy(Reply reply) {
        return reply.header("Challenge").isPresent();
      }

      @Override
      public void answered(Reply reply) {
        answered.incrementAndGet();
      }
    };
  }

  @Override
  public String toString() {
    return "SequentialKey{***}";
  }
}
