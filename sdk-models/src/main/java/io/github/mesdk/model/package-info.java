/**
 * What all models share: {@link io.github.mesdk.model.CurrentUser}, the root of every answer, and
 * {@link io.github.mesdk.model.Identity}, the one shape that fits every provider.
 *
 * <p>Each provider's own values live in a package below this one and know nothing of each other.
 * They are immutable, are made with {@code X.builder()} and can be read and written by any Jackson
 * {@code ObjectMapper} that has the {@code jackson-datatype-jdk8} module registered.
 */
@ModelStyle
@NullMarked
package io.github.mesdk.model;

import org.jspecify.annotations.NullMarked;
