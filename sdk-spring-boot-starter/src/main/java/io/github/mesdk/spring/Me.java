package io.github.mesdk.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a controller method, in Spring MVC or WebFlux, that receives the user of the
 * request.
 *
 * <p>The parameter is an {@link io.github.mesdk.model.Identity}, the model of the provider's
 * answer, a {@link MePrincipal}, or an {@link java.util.Optional} of one of them. An {@code
 * Optional} is empty if the request is anonymous, or if another provider than that of the model
 * identified the user. Without {@code Optional}, the first is answered with 401 and the second with
 * 403.
 *
 * <p>Do not return a model to the caller: the answer of Pulse contains a live token. Return the
 * {@code Identity}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Me {}
