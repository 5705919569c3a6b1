package com.example;

import io.github.mesdk.MeClient;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Pulse;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** Creates the one client of this application. */
@Factory
final class Clients {

  @Singleton
  @Bean(preDestroy = "close")
  MeClient<UserSession> pulse(@Value("${pulse.url}") URI address) {
    return MeClient.builder(Pulse.at(address))
        .answerCache(MeCache.builder().build())
        .timeout(Duration.ofSeconds(5))
        .build();
  }
}
