package io.github.mesdk.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The style of this package's values. It stands on an annotation of ours, so that compilers of
 * users who do not have Immutables never meet one of its annotations.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    // Immutables' own would make the compilers of users warn that they do not have it.
    allowedClasspathAnnotations = {Override.class})
@interface KitStyle {}
