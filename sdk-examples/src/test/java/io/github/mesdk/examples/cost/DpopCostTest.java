package io.github.mesdk.examples.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Compares a call with a DPoP proof with a call with a bearer token, in the same run. */
class DpopCostTest {
  private static final int CALLS = 100;
  private static final int ROUNDS = 20;

  /** The limit is about 10 % above the measured value. */
  private static final double ALLOCATION_LIMIT = 3.9;

  private static final String TOKENS =
      "{\"access_token\":\"%s\",\"token_type\":\"DPoP\",\"expires_in\":3600}"
          .formatted("t".repeat(430));

  private static AccessToken boundToken() throws Exception {
    try (FixedResponseServer endpoint = new FixedResponseServer(TOKENS.getBytes(UTF_8))) {
      return OAuth2Issuer.builder(endpoint.address())
          .tokenEndpoint(endpoint.address().resolve("/token"))
          .build()
          .clientCredentials(OAuth2Client.basic("app", "hush-hush"))
          .dpop()
          .buildUncached()
          .token();
    }
  }

  @Test
  void aProofCostsMostlyItsSignature() throws Exception {
    AccessToken bound = boundToken();
    AccessToken bearer = AccessToken.of(bound.value());
    String answer = "{\"sub\":\"u-1\",\"name\":\"Ada\",\"email\":\"a@example.test\"}";
    try (FixedResponseServer service = new FixedResponseServer(answer.getBytes(UTF_8))) {
      MeClient<UserInfo> withProof = client(service, () -> bound);
      MeClient<UserInfo> withBearer = client(service, () -> bearer);
      long[] bytes = Allocation.minimum(withProof::me, withBearer::me, CALLS);
      long[] nanos = {Long.MAX_VALUE, Long.MAX_VALUE};
      for (int i = 0; i < ROUNDS; i++) {
        nanos[0] = Math.min(nanos[0], cpuNanos(withProof));
        nanos[1] = Math.min(nanos[1], cpuNanos(withBearer));
      }
      System.out.printf(
          "DPoP call and bearer call: bytes %s, ratio %.2f; CPU ns %s, ratio %.2f%n",
          Arrays.toString(bytes),
          (double) bytes[0] / bytes[1],
          Arrays.toString(nanos),
          (double) nanos[0] / nanos[1]);
      assertThat((double) bytes[0] / bytes[1]).isBetween(1.0, ALLOCATION_LIMIT);
    }
  }

  /** Returns the CPU time of this thread for one call. */
  private static long cpuNanos(MeClient<UserInfo> client) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < CALLS; i++) {
      client.me();
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / CALLS;
  }

  private static MeClient<UserInfo> client(FixedResponseServer service, TokenProvider tokens) {
    return MeClient.builder(Oidc.userInfo(service.address().resolve("/userinfo")))
        .tokenProvider(tokens)
        .build();
  }
}
