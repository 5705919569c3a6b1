package io.github.mesdk.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds the annotation on a test class or on a class around it. Spring finds this class in
 * spring.factories.
 */
final class MockIdentityProviderCustomizerFactory implements ContextCustomizerFactory {
  MockIdentityProviderCustomizerFactory() {}

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> test, List<ContextConfigurationAttributes> attributes) {
    return TestContextAnnotationUtils.hasAnnotation(test, AutoConfigureMockIdentityProvider.class)
        ? new MockIdentityProviderCustomizer()
        : null;
  }
}
