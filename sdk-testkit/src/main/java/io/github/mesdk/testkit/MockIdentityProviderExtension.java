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
 * and with the constructor of the class; each test method gets a new one. With a parameter of
 * {@code @BeforeAll}, all tests of the class share one provider. Before JUnit 5.12, the same is
 * true of a parameter of the constructor. Works with JUnit 5.10 and newer.
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

  /** Returns the provider of this test; JUnit closes it after the test. */
  @Override
  @SuppressWarnings("deprecation") // the replacement of getOrComputeIfAbsent is not in JUnit 5
  public MockIdentityProvider resolveParameter(
      ParameterContext parameter, ExtensionContext context) {
    return requireNonNull(
            context
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                    StoredProvider.class,
                    type -> new StoredProvider(MockIdentityProvider.start()),
                    StoredProvider.class))
        .provider();
  }

  /**
   * JUnit before 5.13 closes only a {@code CloseableResource}. Later versions deprecate it and warn
   * of one that is not {@code AutoCloseable} too.
   */
  @SuppressWarnings("deprecation")
  private record StoredProvider(MockIdentityProvider provider)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      provider.close();
    }
  }
}
