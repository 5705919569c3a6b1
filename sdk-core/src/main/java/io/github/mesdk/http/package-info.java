/**
 * The hardened HTTP transport: one request, one bounded reply, one deadline. The transport is
 * independent of identity providers and exported to {@code sdk-oauth2} only. The transport uses
 * HTTP/1.1 only, follows no redirects, keeps no cookies and reads no body beyond the size limit. A
 * failure is a return value, not an exception.
 *
 * <p>A class that sends credentials creates one {@link io.github.mesdk.http.Transport} with {@link
 * io.github.mesdk.http.Transport#to}, which enforces https, and keeps that transport. For each
 * call, the class builds one {@link io.github.mesdk.http.WireRequest} per call and interprets the
 * {@link io.github.mesdk.http.HttpResult}.
 *
 * <p>Rules for callers:
 *
 * <ul>
 *   <li>Check a URL from a reply, such as an endpoint in a discovery document, with {@link
 *       io.github.mesdk.http.HttpsOnly} before sending anything to it.
 *   <li>Send content that the service accepts only once, such as a rotating refresh token, with
 *       {@link io.github.mesdk.http.WireRequest.Builder#once()}.
 *   <li>Do not show the headers or the body of a {@link io.github.mesdk.http.Reply} unchanged,
 *       because they may echo the request. {@link io.github.mesdk.http.Scrubber} masks credentials
 *       in text from a server.
 * </ul>
 */
@NullMarked
package io.github.mesdk.http;

import org.jspecify.annotations.NullMarked;
