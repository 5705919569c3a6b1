package io.github.mesdk.internal.call;

import io.github.mesdk.http.Transport;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.internal.RequestFactory;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all calls of one client share. Immutable; all components are thread-safe.
 *
 * @param provider the provider's name
 * @param tokens the source of the client's own token
 * @param timeout the time limit of a call whose request sets no timeout
 * @param filter refuses explicit tokens before a request is sent; null for none
 * @param headers the custom headers of the client
 */
public record CallSettings<T extends CurrentUser>(
    String provider,
    TokenProvider tokens,
    Duration timeout,
    @Nullable Consumer<AccessToken> filter,
    CustomHeaders headers,
    RequestFactory requests,
    Transport transport,
    ReplyReader<T> replies,
    Retries retries) {}
