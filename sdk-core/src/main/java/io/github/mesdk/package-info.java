/**
 * The door: {@link io.github.mesdk.MeClient} asks one identity provider who the current user is.
 *
 * <pre>{@code
 * MeClient<AuthInfo> testiny = MeClient.builder(Testiny.provider())
 *     .tokenProvider(TokenProvider.fromEnvironment("TESTINY_API_KEY"))
 *     .build();
 * AuthInfo me = testiny.me();
 * }</pre>
 */
@NullMarked
package io.github.mesdk;

import org.jspecify.annotations.NullMarked;
