package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.cache.MeCache;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Hits with many kept answers, and a flood of tokens that are each seen once. */
final class CacheCurve {
  static final int[] KEPT = {10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int HITS = 400_000;
  private static final int FLOOD_SIZE = 10_000;
  private static final CacheRequest.Endpoint ENDPOINT =
      new CacheRequest.Endpoint(
          Testiny.provider(), new TransportSettings(null, 1_000_000, false), Map.of(), null);
  private static final String SERIES = "Me SDK, MeCache alone";

  private CacheCurve() {}

  static MeCache cache(int kept) {
    return MeCache.builder().timeToLive(Duration.ofDays(1)).maximumSize(kept).build();
  }

  /** Gets the answer of a token; each token has an answer of its own. */
  static AuthInfo get(MeCache cache, long token) {
    AccessToken access =
        AccessToken.of("token-of-forty-characters-" + (1_000_000_000_000L + token));
    CacheRequest request = new CacheRequest(ENDPOINT, List.of(), access);
    return cache
        .get(
            request,
            Deadline.after(Duration.ofDays(1)),
            () -> AuthInfo.builder().userId(token).email(token + "@example.com").build(),
            outcome -> {})
        .join();
  }

  static List<Point> run(long mostTokens) {
    List<Point> points = new ArrayList<>();
    for (int kept : KEPT) {
      points.add(new Point("A hit, ns, by kept answers", SERIES, kept, nanosPerHit(kept)));
    }
    MeCache flooded = cache(FLOOD_SIZE);
    long seen = 0;
    for (long tokens = 1_000; tokens <= mostTokens; tokens *= 10) {
      long start = System.nanoTime();
      long first = seen;
      while (seen < tokens) {
        get(flooded, seen++);
      }
      double nanos = (double) (System.nanoTime() - start) / (seen - first);
      points.add(new Point("A new token, ns, by tokens seen", SERIES, tokens, nanos));
    }
    return points;
  }

  private static double nanosPerHit(int kept) {
    MeCache cache = cache(2 * kept);
    for (int i = 0; i < kept; i++) {
      get(cache, i);
    }
    SplittableRandom random = new SplittableRandom(kept);
    hits(cache, kept, random); // warms up
    long start = System.nanoTime();
    hits(cache, kept, random);
    return (double) (System.nanoTime() - start) / HITS;
  }

  private static void hits(MeCache cache, int kept, SplittableRandom random) {
    for (int i = 0; i < HITS; i++) {
      get(cache, random.nextInt(kept));
    }
  }
}
