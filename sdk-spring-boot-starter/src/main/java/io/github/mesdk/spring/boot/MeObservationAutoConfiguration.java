package io.github.mesdk.spring.boot;

import io.github.mesdk.cache.MeCache;
import io.github.mesdk.micrometer.MeCacheMetrics;
import io.github.mesdk.micrometer.MeObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of metrics and traces, if {@code sdk-micrometer} is there. It comes last,
 * because it needs the registry of Spring Boot.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(MeClientFactory.class)
public class MeObservationAutoConfiguration {
  MeObservationAutoConfiguration() {}

  /** Observes each call. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MeObservations.class, ObservationRegistry.class})
  @ConditionalOnSingleCandidate(ObservationRegistry.class)
  static class Calls {

    @Bean
    @ConditionalOnMissingBean
    MeObservations meObservations(ObservationRegistry registry) {
      return MeObservations.of(registry);
    }

    /** Runs first, so that a customizer of the application can set its own headers afterwards. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "meObservationCustomizer")
    StarterCustomizer meObservationCustomizer(MeObservations observations) {
      return (client, builder) -> observations.observe(builder);
    }
  }

  /** Counts the lookups of each cache. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MeCacheMetrics.class, MeterRegistry.class, MeCache.class})
  @ConditionalOnBean(MeCache.class)
  static class Caches {

    /** The names of the caches are those of their beans. */
    @Bean
    @ConditionalOnMissingBean(value = MeCacheMetrics.class, name = "meCacheMetrics")
    MeterBinder meCacheMetrics(ListableBeanFactory beans) {
      return registry ->
          caches(beans)
              .forEach(
                  (name, cache) -> new MeCacheMetrics(cache, name, tags(name)).bindTo(registry));
    }

    /**
     * Returns the tags that Spring Boot adds for the caches of the application. Before Micrometer
     * 1.17, a Prometheus registry exports no meter whose tag keys differ from those of an earlier
     * one with the same name.
     */
    private static Tags tags(String name) {
      return Tags.of("cache.manager", "mesdk", "name", name);
    }

    private static Map<String, MeCache> caches(ListableBeanFactory beans) {
      return beans.getBeansOfType(MeCache.class);
    }
  }
}
