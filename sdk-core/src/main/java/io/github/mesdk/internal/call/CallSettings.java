package io.github.mesdk.internal.call;

import io.github.mesdk.http.Transport;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.internal.RequestFactory;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;

/**
 * What all calls of one client share. Immutable; its parts are thread-safe.
 *
 * @param provider the provider's name
 * @param tokens where the client's own token comes from
 * @param timeout how long a call may take unless its request says otherwise
 * @param headers the headers that the client was built with
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
