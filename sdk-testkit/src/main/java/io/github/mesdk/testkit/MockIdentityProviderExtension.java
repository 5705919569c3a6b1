package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resolves parameters of type {@link MockIdentityProvider} in JUnit tests. Each test gets a started
 * provider, which is closed after the test.
 *
 * <p>A test method shares its provider with its {@code @BeforeEach} and {@code @AfterEach} methods
 * and with the constructor of the class; each test method gets a new one. If a {@code @BeforeAll}
 * method has the parameter, all tests of the class share one provider. Requires JUnit 5.13 or
 * newer.
 *
 * @see WithMockIdentityProvider
 */
public final class MockIdentityProviderExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MockIdentityProviderExtension.class);

  /** Called by JUnit. */
  public MockIdentityProviderExtension() {}

  /** Makes the constructor and the test method share one store. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MockIdentityProvider.class;
  }

  /** Returns the provider of this test. JUnit closes the values in the store after the test. */
  @Override
  @SuppressWarnings("deprecation") // its replacement is not in JUnit 5
  public MockIdentityProvider resolveParameter(
      ParameterContext parameter, ExtensionContext context) {
    return requireNonNull(
        context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                MockIdentityProvider.class,
                type -> MockIdentityProvider.start(),
                MockIdentityProvider.class));
  }
}
