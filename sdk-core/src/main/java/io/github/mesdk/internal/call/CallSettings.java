package io.github.mesdk.internal.call;

import io.github.mesdk.http.Transport;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.internal.RequestFactory;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;

/**
 * The settings that all calls of one client share. Immutable; all components are thread-safe.
 *
 * @param provider the provider's name
 * @param tokens the source of the client's own token
 * @param timeout the time limit of a call whose request sets no timeout
 * @param headers the custom headers of the client
 */
public record CallSettings<T extends CurrentUser>(
    String provider,
    TokenProvider tokens,
    Duration timeout,
    CustomHeaders headers,
    RequestFactory requests,
    Transport transport,
    ReplyReader<T> replies,
    Retries retries) {}
