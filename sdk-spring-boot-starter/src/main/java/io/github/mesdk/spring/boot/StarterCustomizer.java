package io.github.mesdk.spring.boot;

import io.github.mesdk.spring.MeClientCustomizer;

/** A customizer of the starter, which changes nothing that the check at the start depends on. */
@FunctionalInterface
interface StarterCustomizer extends MeClientCustomizer {}
