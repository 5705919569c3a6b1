package io.github.mesdk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts an {@link io.github.mesdk.testkit.MockIdentityProvider} for the tests of a class and
 * points every configured client at it whose {@code provider} is one of the SDK's, or whose {@code
 * issuer} is set. It replaces the {@code base-url} and {@code issuer} of these clients, and the
 * {@code token} and {@code client-credentials} that are set, by values of the mock. It does not
 * replace a {@code token-file}.
 *
 * <p>The mock is a bean that tests inject. It closes with the application context.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AutoConfigureMockIdentityProvider {}
