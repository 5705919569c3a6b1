package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.cache.redis.RedisStore;
import io.lettuce.core.RedisClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The store of a second level uses the Redis client of the application. */
@Timeout(120)
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

  /**
   * With the auto-configuration of Spring Boot, as {@code spring-boot-starter-data-redis} has it.
   */
  @Test
  void aSecondLevelOfTheApplicationGetsTheConnectionOfSpringData() throws Exception {
    try (ServerSocket redis = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      runner
          .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class))
          .withPropertyValues("spring.data.redis.url=redis://127.0.0.1:" + redis.getLocalPort())
          .withUserConfiguration(Fleet.class)
          .run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(RedisStore.class);
            redis.setSoTimeout(60_000); // of a store that never connects
            redis.accept().close(); // nothing but the store uses Redis
          });
    }
  }

  @Test
  void aConnectionToAClusterIsRefusedWithARemedy() {
    runner
        .withBean(
            LettuceConnectionFactory.class,
            () ->
                new LettuceConnectionFactory(new RedisClusterConfiguration(List.of("127.0.0.1:1"))))
        .withUserConfiguration(Fleet.class)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(MeConfigurationException.class)
                .hasMessageContaining("Redis Cluster"));
  }

  /** Its client has no address, so each load would miss the store without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"nodes=127.0.0.1:1,127.0.0.1:2", "nodes[0]=127.0.0.1:1"})
  void aConnectionToStaticReplicasIsRefusedWithARemedy(String nodes) {
    runner
        .withBean(
            LettuceConnectionFactory.class, () -> new LettuceConnectionFactory("127.0.0.1", 1))
        .withPropertyValues("spring.data.redis.masterreplica." + nodes)
        .withUserConfiguration(Fleet.class)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(MeConfigurationException.class)
                .hasMessageContaining("static replicas"));
  }

  @Test
  void aClientOfTheApplicationHasPriorityOverTheConnectionOfSpringData() {
    runner
        .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class))
        .withPropertyValues("spring.data.redis.cluster.nodes=127.0.0.1:1") // would be refused
        .withBean(RedisClient.class, RedisConnectionTest::client)
        .withUserConfiguration(Fleet.class)
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(RedisStore.class));
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
        .withClassLoader(new FilteredClassLoader("org.springframework.data"))
        .withBean(RedisClient.class, RedisConnectionTest::client)
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(RedisStore.class));
    runner
        .withBean(RedisClient.class, RedisConnectionTest::client)
        .withBean(MapStore.class)
        .run(context -> assertThat(context).doesNotHaveBean(RedisStore.class));
  }
}
