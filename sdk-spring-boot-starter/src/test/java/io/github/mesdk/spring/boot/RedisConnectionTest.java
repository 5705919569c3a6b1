package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.cache.redis.RedisStore;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of a second level uses the Redis client of the application. */
class RedisConnectionTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  MeClientAutoConfiguration.class, MeRedisAutoConfiguration.class))
          .withPropertyValues("mesdk.provider=rivergen");

  private static RedisClient client() {
    return RedisClient.create("redis://127.0.0.1:1");
  }

  @Test
  void aSecondLevelOfTheApplicationGetsTheStoreOfItsClient() {
    runner
        .withBean(RedisClient.class, RedisConnectionTest::client)
        .withUserConfiguration(Fleet.class)
        .run(context -> {
          assertThat(context).hasNotFailed().hasSingleBean(SecondLevel.class);
          assertThat(context.getBeanFactory().containsSingleton("meRedisStore")).isTrue();
        });
  }

  /** What an application declares. */
  @Configuration(proxyBeanMethods = false)
  static class Fleet {
    @Bean
    SecondLevel fleet(SecondLevel.Store store) {
      byte[] key = new byte[32];
      return SecondLevel.of(store, key, "2026-11", key);
    }
  }

  @Test
  void theStoreDoesNotConnectUnlessABeanNeedsIt() {
    runner
        .withBean(RedisClient.class, RedisConnectionTest::client)
        .run(context ->
            assertThat(context.getBeanFactory().containsSingleton("meRedisStore")).isFalse());
  }

  @Test
  void thereIsNoStoreWithoutAClientWithTheModuleMissingOrBesideAnotherStore() {
    runner.run(context -> assertThat(context).doesNotHaveBean(SecondLevel.Store.class));
    runner
        .withClassLoader(new FilteredClassLoader("io.github.mesdk.cache.redis", "io.lettuce"))
        .run(context -> assertThat(context).hasNotFailed());
    runner
        .withBean(RedisClient.class, RedisConnectionTest::client)
        .withBean(MapStore.class)
        .run(context -> assertThat(context).doesNotHaveBean(RedisStore.class));
  }
}
