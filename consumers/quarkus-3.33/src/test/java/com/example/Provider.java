package com.example;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.reflect.Field;
import java.util.Map;

/** Starts the test kit before the application, and puts it into fields of the test. */
public final class Provider implements QuarkusTestResourceLifecycleManager {
  private MockIdentityProvider provider;

  @Override
  public Map<String, String> start() {
    provider = MockIdentityProvider.start();
    return Map.of("pulse.url", provider.baseUrl(MockSystem.PULSE).toString());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(provider, Provider::holdsTheKit);
  }

  private static boolean holdsTheKit(Field field) {
    return field.getType() == MockIdentityProvider.class;
  }

  @Override
  public void stop() {
    provider.close();
  }
}
