/**
 * The pipeline of one call, from top to bottom:
 *
 * <ol>
 *   <li>{@link io.github.mesdk.internal.call.MeCall}: get a token, ask with it, and if the service
 *       rejects it, ask once more with another.
 *   <li>{@link io.github.mesdk.internal.call.TokenSession}: whose token that is, and its one
 *       refresh.
 *   <li>{@link io.github.mesdk.internal.call.AnswerSource}: where the answer for one token comes
 *       from. {@link io.github.mesdk.internal.call.Attempts} asks the service, as often as the
 *       retry policy says; {@link io.github.mesdk.internal.call.CachedAnswers} asks a cache, which
 *       makes such attempts when it has no answer.
 * </ol>
 *
 * <p>A blocking call runs all of it on its caller's thread. An asynchronous one runs it on one of
 * {@link io.github.mesdk.internal.call.AsyncThreads}, or with a cache takes a thread only for a
 * token: {@link io.github.mesdk.internal.call.CachedCall}.
 */
@NullMarked
package io.github.mesdk.internal.call;

import org.jspecify.annotations.NullMarked;
