/**
 * The hardened transport: one request, one bounded reply, one deadline. It knows nothing of
 * identity. Exported to {@code sdk-oauth2} only. HTTP/1.1 alone is spoken, no redirect is followed,
 * no cookie kept, no body read beyond the cap, and a failure is a value, not an exception.
 *
 * <p>What sends credentials makes one {@link io.github.mesdk.http.Transport} for life with {@link
 * io.github.mesdk.http.Transport#to}, which holds the https rule, builds a {@link
 * io.github.mesdk.http.WireRequest} per question and says what each {@link
 * io.github.mesdk.http.HttpResult} means. An address that a reply names, as a discovery document
 * does, is new: it needs {@link io.github.mesdk.http.HttpsOnly} before anything is sent there. What
 * a service takes only once, as a refresh token that rotates, goes {@linkplain
 * io.github.mesdk.http.WireRequest.Builder#once() once}. A {@link io.github.mesdk.http.Reply} may
 * echo what was sent, so its headers and body are not shown as they are. {@link
 * io.github.mesdk.http.Scrubber} takes credentials out of what a server said.
 */
@NullMarked
package io.github.mesdk.http;

import org.jspecify.annotations.NullMarked;
