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
 * How does a token come from a store of one's own, and a fresh one after a rejection? {@code java
 * -cp me.jar io.github.mesdk.examples.CustomTokenProvider}
 */
public final class CustomTokenProvider implements TokenProvider {
  private final Supplier<String> vault;
  private final AtomicReference<@Nullable AccessToken> kept = new AtomicReference<>();

  CustomTokenProvider(Supplier<String> vault) {
    this.vault = vault;
  }

  /** Asked before every call, by many threads: it answers from memory when it can. */
  @Override
  public AccessToken token() {
    AccessToken known = kept.get();
    if (known != null) {
      return known;
    }
    AccessToken fresh = AccessToken.of(vault.get()); // failing ends in a TokenException
    return kept.compareAndSet(null, fresh) ? fresh : token();
  }

  /** Drops the rejected token and no other: a second thread may have fetched a newer one. */
  @Override
  public void invalidate(AccessToken rejected) {
    kept.updateAndGet(known -> rejected.equals(known) ? null : known);
  }

  /** The first token of the vault is taken back while the client still uses it. */
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
