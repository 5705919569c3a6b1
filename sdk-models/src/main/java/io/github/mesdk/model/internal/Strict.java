package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The optional JSON member must be readable if it is present. The SDK derives from such a member
 * who the user is, or whether and until when the user may act. Any other optional member that
 * cannot be read counts as absent.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotation // Immutables copies this annotation to the class that Jackson reads
public @interface Strict {

  /** Whether the model requires a value of at least one of the members that set this. */
  boolean oneRequired() default false;

  /**
   * The names of the undeclared members that must be readable. Set only on the builder of a model.
   */
  String[] undeclared() default {};
}
