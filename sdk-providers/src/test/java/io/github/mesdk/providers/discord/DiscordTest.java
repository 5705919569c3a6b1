package io.github.mesdk.providers.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class DiscordTest extends ProviderContractTest<DiscordUser> {

  DiscordTest() {
    super("discord");
  }

  @Override
  protected IdentityProvider<DiscordUser> providerAt(URI baseUrl) {
    return Discord.provider().at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/api/v10/users/@me");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void theTokenOfABotHasASchemeOfItsOwn() throws Exception {
    answer(200, Files.text("discord/me-minimal.json"));
    MeClient.builder(Discord.withBotToken().at(baseUrl())).build().me(MeRequest.ofToken(TOKEN));
    assertThat(receivedRequest().getHeaders().get("Authorization")).isEqualTo("Bot " + TOKEN);
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("X-RateLimit-Remaining", "0")
            .setHeader("X-RateLimit-Reset-After", "1.25")
            .body(Files.text("discord/error-rate.json"))
            .build());
    RateLimitedException limited = (RateLimitedException) failure();
    assertThat(limited.error().retryAfter()).contains(Duration.ofSeconds(2));
  }

  @Test
  void theHostedServiceIsTheDefault() {
    assertThat(Discord.provider().baseUrl()).isEqualTo(URI.create("https://discord.com"));
  }
}
