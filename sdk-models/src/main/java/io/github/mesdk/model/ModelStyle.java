package io.github.mesdk.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The one style of all models, in this package and those below it.
 *
 * <p>It stands on an annotation of ours because {@code @Value.Style} itself would be read by the
 * compilers of users who do not have Immutables; it is kept in class files because an incremental
 * compile would otherwise lose it and make the implementations public.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    // Nobody sees what these would make: users have the builders and their from().
    defaults = @Value.Immutable(copy = false),
    deferCollectionAllocation = true,
    // Immutables' own would make the compilers of users warn that they do not have it.
    allowedClasspathAnnotations = {Override.class},
    redactedMask = "***")
@interface ModelStyle {}
