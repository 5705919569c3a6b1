/**
 * The entry point of the SDK: {@link io.github.mesdk.MeClient} retrieves the current user from one
 * identity provider.
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
