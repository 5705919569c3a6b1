package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a started {@link MockIdentityProvider} to JUnit tests that have a parameter of that type,
 * and closes it after the test.
 *
 * <p>A test method, its {@code @BeforeEach} and {@code @AfterEach} methods and the constructor of
 * its class share one provider; another method gets a fresh one. Ask for it in {@code @BeforeAll},
 * and all methods of the class share that one until the last has ended. Needs JUnit 5.13 or newer.
 *
 * @see WithMockIdentityProvider
 */
public final class MockIdentityProviderExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MockIdentityProviderExtension.class);

  /** Called by JUnit. */
  public MockIdentityProviderExtension() {}

  /** Test methods and the constructor before them share what this extension keeps. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MockIdentityProvider.class;
  }

  /** The provider of this test; what the store holds, JUnit closes with the test. */
  @Override
  @SuppressWarnings("deprecation") // the method that replaces it is not in JUnit 5
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
