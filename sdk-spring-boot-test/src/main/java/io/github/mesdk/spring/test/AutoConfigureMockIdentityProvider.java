package io.github.mesdk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts an {@link io.github.mesdk.testkit.MockIdentityProvider} for the tests of a class and
 * points every configured client of the six built-in providers at it: {@code base-url} and {@code
 * issuer} of the properties are replaced. The provider is a bean that tests inject. It closes with
 * the application context.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AutoConfigureMockIdentityProvider {}
