package io.github.mesdk.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The Immutables style of all models, in this package and its subpackages.
 *
 * <p>A separate annotation holds the style, because the compiler of an application without
 * Immutables would otherwise try to read {@code @Value.Style}. The retention is {@code CLASS}: an
 * incremental compilation would otherwise lose the style and make the implementations public.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    // The generated with-methods would not be visible: applications use the builders and from().
    defaults = @Value.Immutable(copy = false),
    deferCollectionAllocation = true,
    // The annotations of Immutables would cause compiler warnings in applications without it.
    allowedClasspathAnnotations = {Override.class},
    redactedMask = "***")
@interface ModelStyle {}
