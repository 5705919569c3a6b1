package io.github.mesdk.http;

import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link Transport}: how it connects, and which replies it accepts. A cache
 * shares answers only between equal settings. Therefore each setting that changes which server
 * replies, or which replies are accepted, must be a component of this record.
 *
 * @param own the caller's OkHttp client to derive from, which equals only itself; null for a new
 *     client with default timeouts
 * @param maxBodyBytes the limit on a body in bytes, after decompression
 * @param allowInsecureHttp whether plain http to other machines is allowed
 */
public record TransportSettings(
    @Nullable OkHttpClient own, long maxBodyBytes, boolean allowInsecureHttp) {}
