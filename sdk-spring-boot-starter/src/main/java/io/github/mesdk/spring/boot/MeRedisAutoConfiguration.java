package io.github.mesdk.spring.boot;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.cache.redis.RedisStore;
import io.lettuce.core.RedisClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Auto-configuration of the store of a second level, if {@code sdk-cache-redis} is there. The store
 * uses the {@code RedisClient} bean of the application, or else the client of its {@code
 * LettuceConnectionFactory}, with its address, credentials and TLS, and never closes it. The store
 * is created, and connects, only if a bean of the application needs it.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(RedisStore.class)
@ConditionalOnMissingBean(SecondLevel.Store.class)
public class MeRedisAutoConfiguration {
  MeRedisAutoConfiguration() {}

  /** Uses the client that the application declares. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnSingleCandidate(RedisClient.class)
  static class OwnClient {

    @Bean
    @Lazy
    RedisStore meRedisStore(RedisClient client) {
      return RedisStore.of(client);
    }
  }

  /** Uses the client of Spring Data, which {@code spring.data.redis.*} configures. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(LettuceConnectionFactory.class)
  @ConditionalOnSingleCandidate(LettuceConnectionFactory.class)
  @ConditionalOnMissingBean(RedisClient.class)
  static class SpringData {
    private static final String STATIC_REPLICAS = "spring.data.redis.masterreplica.nodes";

    @Bean
    @Lazy
    RedisStore meRedisStore(LettuceConnectionFactory connections, Environment environment) {
      // The client of static replicas has no address, so the store would never connect.
      if (Binder.get(environment).bind(STATIC_REPLICAS, Bindable.listOf(String.class)).isBound()) {
        throw refused("static replicas");
      }
      if (connections.getNativeClient() instanceof RedisClient client) {
        return RedisStore.of(client);
      }
      throw refused("a Redis Cluster");
    }

    private static MeConfigurationException refused(String kind) {
      return new MeConfigurationException(
          "the second level of the cache cannot use the Redis connection of the application,"
              + " because it is that of "
              + kind,
          "Declare a bean of the type SecondLevel.Store, such as RedisStore.at(url).");
    }
  }
}
