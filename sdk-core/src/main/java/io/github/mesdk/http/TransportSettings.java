package io.github.mesdk.http;

import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link Transport}. A cache shares answers only between equal settings, so
 * whatever changes which server answers, or which answers are accepted, must be a component.
 *
 * @param own the caller's client to derive from, which equals only itself; null for a new client
 *     with default timeouts
 * @param maxBodyBytes the limit on a body in bytes, after decompression
 * @param allowInsecureHttp whether plain http to other machines is allowed
 */
public record TransportSettings(
    @Nullable OkHttpClient own, long maxBodyBytes, boolean allowInsecureHttp) {}
