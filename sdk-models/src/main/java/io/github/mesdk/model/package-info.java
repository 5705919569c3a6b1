/**
 * The types shared by all models: {@link io.github.mesdk.model.CurrentUser}, the interface of every
 * answer, and {@link io.github.mesdk.model.Identity}, the user in the same form for every provider.
 *
 * <p>The models of each provider are in their own subpackage and do not depend on the models of
 * another provider. All models are immutable and are created with {@code X.builder()}. Any Jackson
 * {@code ObjectMapper} with the {@code jackson-datatype-jdk8} module can read and write them.
 */
@ModelStyle
@NullMarked
package io.github.mesdk.model;

import io.github.mesdk.model.internal.ModelStyle;
import org.jspecify.annotations.NullMarked;
