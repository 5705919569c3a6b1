package io.github.mesdk.micrometer;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.cache.MeCache;
import io.github.mesdk.cache.MeCacheStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;

/**
 * Binds the metrics of a {@link MeCache} to a registry, under Micrometer's names for caches:
 *
 * <ul>
 *   <li>{@code cache.gets}: lookups by {@code result}: {@code hit}, {@code miss}, {@code
 *       coalesced}, {@code stale} or {@code negative}
 *   <li>{@code cache.evictions}: answers evicted to make room for others
 *   <li>{@code cache.rejections}: loads that the cache did not start because its queue was full
 *   <li>{@code cache.second.level}: loads and operations of the second level by {@code result}:
 *       {@code hit}, {@code failed} or {@code unreadable}
 *   <li>{@code cache.size}: about how many answers the cache holds
 * </ul>
 *
 * <p>The tag {@code cache} of each meter has the name of the cache. A lookup that waits for a load
 * and then gets a stale answer counts as {@code miss} or {@code coalesced}, and as {@code stale}.
 * The meters do not keep the cache alive. Needs {@code micrometer-core} and {@code sdk-cache}.
 * Immutable and thread-safe.
 */
public final class MeCacheMetrics implements MeterBinder {
  private final MeCache cache;
  private final Tags tags;

  /** Creates the metrics of a cache. The name must be unique among the caches of the program. */
  public MeCacheMetrics(MeCache cache, String name) {
    this(cache, name, Tags.empty());
  }

  /**
   * As {@link #MeCacheMetrics(MeCache, String)}, with more tags for each meter. Before Micrometer
   * 1.17, a Prometheus registry exports only those meters of a name that have the tag keys of the
   * first one. If the program binds other caches too, pass the tags that those have.
   */
  public MeCacheMetrics(MeCache cache, String name, Iterable<Tag> tags) {
    this.cache = requireNonNull(cache, "cache");
    this.tags = Tags.concat(tags, "cache", requireNonNull(name, "name"));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gets(registry, "hit", MeCacheStats::hits);
    gets(registry, "miss", MeCacheStats::misses);
    gets(registry, "coalesced", MeCacheStats::coalesced);
    gets(registry, "stale", MeCacheStats::stale);
    gets(registry, "negative", MeCacheStats::negative);
    counter("cache.evictions", MeCacheStats::evicted)
        .tags(tags)
        .description("Answers evicted to make room for others")
        .register(registry);
    counter("cache.rejections", MeCacheStats::rejected)
        .tags(tags)
        .description("Loads that did not start because the queue was full")
        .register(registry);
    secondLevel(registry, "hit", MeCacheStats::secondLevelHits);
    secondLevel(registry, "failed", MeCacheStats::secondLevelFailures);
    secondLevel(registry, "unreadable", MeCacheStats::secondLevelUnreadable);
    Gauge.builder("cache.size", cache, MeCache::estimatedSize)
        .tags(tags)
        .description("About how many answers the cache holds")
        .register(registry);
  }

  private void gets(MeterRegistry registry, String result, ToLongFunction<MeCacheStats> count) {
    counter("cache.gets", count)
        .tags(tags.and("result", result))
        .description("Lookups in the cache by result")
        .register(registry);
  }

  private void secondLevel(
      MeterRegistry registry, String result, ToLongFunction<MeCacheStats> count) {
    counter("cache.second.level", count)
        .tags(tags.and("result", result))
        .description("Uses of the second level by result")
        .register(registry);
  }

  private FunctionCounter.Builder<MeCache> counter(
      String name, ToLongFunction<MeCacheStats> count) {
    return FunctionCounter.builder(name, cache, source -> count.applyAsLong(source.stats()));
  }
}
