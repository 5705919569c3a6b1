package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens from a vault, and reads a new one after a rejection. Run it with {@code java -cp
 * me.jar io.github.mesdk.examples.CustomTokenProvider}.
 */
public final class CustomTokenProvider implements TokenProvider {
  private final Supplier<String> vault;
  private final AtomicReference<@Nullable AccessToken> cached = new AtomicReference<>();

  CustomTokenProvider(Supplier<String> vault) {
    this.vault = vault;
  }

  /** Many threads call this method, before every request; it returns the cached token. */
  @Override
  public AccessToken token() {
    AccessToken token = cached.get();
    if (token != null) {
      return token;
    }
    AccessToken fresh = AccessToken.of(vault.get()); // an exception here becomes a TokenException
    return cached.compareAndSet(null, fresh) ? fresh : token();
  }

  /** Drops only the rejected token: another thread may have fetched a newer one. */
  @Override
  public void invalidate(AccessToken rejected) {
    cached.updateAndGet(token -> rejected.equals(token) ? null : token);
  }

  /** Revokes the first token of the vault while the client still uses it. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String first = idp.token(MockSystem.PULSE);
      String second = idp.signIn(MockSystem.PULSE, idp.users(MockSystem.PULSE).get(0));
      Iterator<String> vault = List.of(first, second).iterator();
      MeClient<?> pulse =
          MeClient.builder(Pulse.at(idp.baseUrl(MockSystem.PULSE)))
              .tokenProvider(new CustomTokenProvider(vault::next))
              .build();
      System.out.println("with the first token: " + pulse.me().identity().email().orElseThrow());
      idp.revoke(first);
      System.out.println("with the second: " + pulse.me().identity().email().orElseThrow());
      System.out.println("requests sent: " + idp.count(MockSystem.PULSE));
    }
  }
}
