package io.github.mesdk.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Provides a started {@link MockIdentityProvider} as a parameter, for one test or all tests of a
 * class.
 *
 * <pre>{@code
 * @Test
 * @WithMockIdentityProvider
 * void greetsTheUser(MockIdentityProvider idp) {
 *   MyApp app = new MyApp(idp.baseUrl(MockSystem.PULSE), idp.token(MockSystem.PULSE));
 *   assertEquals("Hello ada@example.com", app.greeting());
 * }
 * }</pre>
 *
 * @see MockIdentityProviderExtension
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MockIdentityProviderExtension.class)
public @interface WithMockIdentityProvider {}
