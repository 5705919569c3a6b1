package io.github.mesdk.model.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The Immutables style of all models. It applies to a package with this annotation and to its
 * subpackages.
 *
 * <p>The packages have this annotation in place of {@code @Value.Style}, because the compiler of an
 * application without Immutables would try to read {@code @Value.Style}. The retention is {@code
 * CLASS}, because an incremental compilation would otherwise lose the style and make the
 * implementations public.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    // Generates no with-methods, because applications could not call them. Applications use the
    // builders and their method from().
    defaults = @Value.Immutable(copy = false),
    deferCollectionAllocation = true,
    // Any other annotation, such as Immutables' own, would cause compiler warnings in applications
    // without Immutables.
    allowedClasspathAnnotations = {Override.class},
    redactedMask = "***")
public @interface ModelStyle {}
