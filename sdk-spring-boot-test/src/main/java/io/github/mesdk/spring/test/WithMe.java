package io.github.mesdk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.test.context.support.WithSecurityContext;

/**
 * Runs a test with this user signed in, without a token and without a provider. For tests with
 * {@code MockMvc}, or with a {@code WebTestClient} that is bound to the application context. A test
 * that sends HTTP to a real port uses {@link AutoConfigureMockIdentityProvider} instead.
 *
 * <p>The user has the authorities that the default properties give: {@code ROLE_} and the name for
 * each role, and the name for each permission.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = WithMeSecurityContextFactory.class)
public @interface WithMe {

  /** The subject of the user. */
  String user() default "7";

  /** The name of the provider that identified the user. */
  String provider() default "test";

  /** The e-mail address; none by default. */
  String email() default "";

  /** The names of the roles of the user. */
  String[] roles() default {};

  /** The names of the permissions of the user. */
  String[] permissions() default {};

  /** The ids of the groups of the user. */
  String[] groups() default {};
}
