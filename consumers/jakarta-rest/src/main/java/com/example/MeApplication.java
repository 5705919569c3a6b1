package com.example;

import io.github.mesdk.MeClient;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Pulse;
import java.net.URI;
import java.time.Duration;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.spi.AbstractContainerLifecycleListener;
import org.glassfish.jersey.server.spi.Container;

/** Creates the one client of this application, and passes it to the filter. */
public final class MeApplication extends ResourceConfig {

  public MeApplication(URI address) {
    this(
        MeClient.builder(Pulse.at(address))
            .answerCache(MeCache.builder().build())
            .timeout(Duration.ofSeconds(5))
            .build());
  }

  MeApplication(MeClient<UserSession> pulse) {
    register(new MeFilter(pulse));
    register(MeFailures.class);
    register(MeResource.class);
    register(
        new AbstractContainerLifecycleListener() {
          @Override
          public void onShutdown(Container container) {
            pulse.close();
          }
        });
  }
}
