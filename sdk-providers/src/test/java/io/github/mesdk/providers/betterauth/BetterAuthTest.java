package io.github.mesdk.providers.betterauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class BetterAuthTest extends ProviderContractTest<BetterAuthSession> {

  BetterAuthTest() {
    super("better-auth");
  }

  @Override
  protected IdentityProvider<BetterAuthSession> providerAt(URI baseUrl) {
    return BetterAuth.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/api/auth/get-session");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Override
  protected Class<? extends MeException> failureOfNull() {
    return UnauthenticatedException.class;
  }

  @Test
  void theSessionTokenIsACredential() {
    String token = "6uhgQ2m0iY6E8dEIyRe3PN60ZNXJ5YDK";
    answer(200, Files.text("better-auth/me.json"));
    BetterAuthSession me = client().me();
    assertThat(me.session().orElseThrow().token()).contains(token);
    assertThat(me).asString().doesNotContain(token);
    assertThat(me.identity()).asString().doesNotContain(token);
    assertThat(providerAt(baseUrl()).credentials()).containsExactly("session.token");
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("X-Retry-After", "10")
            .body(Files.text("better-auth/error-rate.json"))
            .build());
    RateLimitedException limited = (RateLimitedException) failure();
    assertThat(limited.error().retryAfter()).contains(Duration.ofSeconds(10));
  }

  @Test
  void anOddOptionalMemberOfTheSessionDoesNotCostTheAnswer() {
    ObjectNode answer = Files.tree("better-auth/me.json");
    ((ObjectNode) answer.path("session")).put("ipAddress", 5);
    answer(200, answer.toString());
    Identity identity = client().me().identity();
    assertThat(identity.expiresAt()).contains(Instant.parse("2026-12-05T15:05:30.092Z"));
    assertThat(identity.roles()).containsExactly("admin", "user");
    assertThat(identity.active()).contains(true);
    assertThat(identity.anonymous()).contains(true);
  }

  @Test
  void aBanCountsUntilItEnds() {
    User.Builder user = User.builder().id("1");
    assertThat(active(user)).isEmpty();
    assertThat(active(user.banExpires(Instant.EPOCH))).isEmpty();
    assertThat(active(user.banned(true))).contains(true);
    assertThat(active(user.banExpires(Instant.MAX))).contains(false);
    assertThat(active(user.banExpires(Optional.empty()))).contains(false);
    assertThat(active(user.banned(false))).contains(true);
  }

  private static Optional<Boolean> active(User.Builder user) {
    return BetterAuthSession.builder().user(user.build()).build().identity().active();
  }
}
