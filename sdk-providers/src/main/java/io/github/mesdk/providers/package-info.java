/**
 * The services of this module, each in a package of its own: its models, and a class that describes
 * the service. This package itself has no public type.
 */
@ModelStyle
@NullMarked
package io.github.mesdk.providers;

import io.github.mesdk.model.internal.ModelStyle;
import org.jspecify.annotations.NullMarked;
