package io.github.mesdk.spring.boot;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.cache.redis.RedisStore;
import io.lettuce.core.RedisClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

/**
 * Auto-configuration of the store of a second level, if {@code sdk-cache-redis} is there and the
 * application has a {@code RedisClient} bean. The store uses this client, with its address,
 * credentials and TLS, and never closes it.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(RedisStore.class)
@ConditionalOnSingleCandidate(RedisClient.class)
public class MeRedisAutoConfiguration {
  MeRedisAutoConfiguration() {}

  /** It is lazy, so that it connects only if a bean of the application needs it. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean(SecondLevel.Store.class)
  RedisStore meRedisStore(RedisClient client) {
    return RedisStore.of(client);
  }
}
