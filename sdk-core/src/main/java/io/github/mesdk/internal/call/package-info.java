/**
 * The call pipeline, from top to bottom:
 *
 * <ol>
 *   <li>{@link io.github.mesdk.internal.call.MeCall} gets a token and then the answer for that
 *       token. If the service rejects the token, the call tries once more with a new token.
 *   <li>{@link io.github.mesdk.internal.call.TokenSession} provides the token, explicit or the
 *       client's own, and refreshes the client's own token at most once.
 *   <li>{@link io.github.mesdk.internal.call.AnswerSource} returns the answer for one token. {@link
 *       io.github.mesdk.internal.call.Attempts} calls the service and retries as the policy allows.
 *       {@link io.github.mesdk.internal.call.CachedAnswers} calls a cache. If the cache has no
 *       answer, it runs such attempts.
 * </ol>
 *
 * <p>A blocking call runs on its caller's thread. An asynchronous call runs on {@link
 * io.github.mesdk.internal.call.AsyncThreads}. With a cache, an asynchronous call occupies a thread
 * only to get a token: see {@link io.github.mesdk.internal.call.CachedCall}.
 */
@NullMarked
package io.github.mesdk.internal.call;

import org.jspecify.annotations.NullMarked;
