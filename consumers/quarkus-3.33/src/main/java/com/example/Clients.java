package com.example;

import io.github.mesdk.MeClient;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Pulse;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the one client of this application. */
@Singleton
public class Clients {

  @Produces
  @Singleton
  MeClient<UserSession> pulse(@ConfigProperty(name = "pulse.url") URI address) {
    return MeClient.builder(Pulse.at(address))
        .answerCache(MeCache.builder().build())
        .timeout(Duration.ofSeconds(5))
        .build();
  }

  void close(@Disposes MeClient<UserSession> client) {
    client.close();
  }
}
