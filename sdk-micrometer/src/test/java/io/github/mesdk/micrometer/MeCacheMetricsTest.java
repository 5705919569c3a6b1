package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testkit.Outcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metrics of a cache have the names and tags that dashboards for Micrometer expect. */
class MeCacheMetricsTest extends ObservedClientFixture {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private List<String> lines() {
    return meters.getMeters().stream().map(MeCacheMetricsTest::line).sorted().toList();
  }

  private static String line(Meter meter) {
    String result = meter.getId().getTag("result");
    return meter.getId().getName()
        + (result == null ? "" : " " + result)
        + " "
        + (long) meter.measure().iterator().next().getValue();
  }

  @Test
  void lookupsEvictionsAndSizeAreCounted() {
    MeCache cache = MeCache.builder().build();
    new MeCacheMetrics(cache, "users", Tags.of("region", "eu")).bindTo(meters);
    String rejected = anotherToken();
    idp.script(rejected).thenAlways(Outcome.invalidToken());
    MeClient<AuthInfo> client = plainBuilder().answerCache(cache).build();
    client.me(MeRequest.ofToken(token));
    client.me(MeRequest.ofToken(token));
    client.me(MeRequest.ofToken(token));
    assertThat(catchThrowable(() -> client.me(MeRequest.ofToken(rejected)))).isNotNull();
    assertThat(catchThrowable(() -> client.me(MeRequest.ofToken(rejected)))).isNotNull();
    assertThat(lines())
        .containsExactly(
            "cache.evictions 0",
            "cache.gets coalesced 0",
            "cache.gets hit 2",
            "cache.gets miss 2",
            "cache.gets negative 1",
            "cache.gets stale 0",
            "cache.rejections 0",
            "cache.second.level failed 0",
            "cache.second.level hit 0",
            "cache.second.level unreadable 0",
            "cache.size 1");
    assertThat(meters.getMeters())
        .allSatisfy(meter -> {
          assertThat(meter.getId().getTag("cache")).isEqualTo("users");
          assertThat(meter.getId().getTag("region")).isEqualTo("eu");
        });
  }

  @Test
  void aStaleAnswerCountsAsStale() {
    MeCache cache =
        MeCache.builder()
            .timeToLive(Duration.ofNanos(1))
            .staleIfError(Duration.ofMinutes(5))
            .build();
    new MeCacheMetrics(cache, "users").bindTo(meters);
    idp.script(token).then(Outcome.success()).thenAlways(Outcome.unavailable(Duration.ZERO));
    MeClient<AuthInfo> client = plainBuilder().answerCache(cache).build();
    client.me(MeRequest.ofToken(token));
    client.me(MeRequest.ofToken(token));
    assertThat(lines()).contains("cache.gets stale 1");
  }
}
