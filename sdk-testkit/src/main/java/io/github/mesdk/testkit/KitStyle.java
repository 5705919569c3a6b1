package io.github.mesdk.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The Immutables style of this package. It is a meta-annotation, so the published types have no
 * Immutables annotation and users can compile without Immutables.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    // Immutables' own annotations would cause compiler warnings for users without Immutables.
    allowedClasspathAnnotations = {Override.class})
@interface KitStyle {}
