package io.github.mesdk.oauth2;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.proof.BindableToken;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Decides which key the tokens of one client are bound to. Thread-safe. */
final class DpopKeys {
  /** Whether a client binds its tokens to a key. */
  enum Mode {
    OFF,
    OR_BEARER,
    REQUIRED
  }

  private final Mode mode;
  private final InstantSource clock;

  /** The key of the last login, with its nonces. A token provider has one login. */
  private final AtomicReference<@Nullable DpopKey> lastKey = new AtomicReference<>();

  /**
   * Creates the keys of a client.
   *
   * @throws TokenException if DPoP is required, and the issuer accepts no proof of the SDK
   */
  DpopKeys(Mode mode, OAuth2Issuer issuer) {
    Optional<List<String>> accepted = issuer.metadata.dpopAlgorithms();
    boolean isSupported =
        accepted.isEmpty() || accepted.get().contains(DpopKey.ALGORITHM.getName());
    if (mode == Mode.REQUIRED && !isSupported) {
      throw TokenException.of(
          "the issuer accepts no DPoP proof with the algorithm %s, only with: %s"
              .formatted(DpopKey.ALGORITHM, String.join(", ", accepted.get())));
    }
    this.mode = isSupported ? mode : Mode.OFF;
    this.clock = issuer.clock;
  }

  /** Returns a new key; null if the client does not bind its tokens. */
  @Nullable DpopKey newKey() {
    return mode == Mode.OFF ? null : DpopKey.generate(clock);
  }

  /**
   * Returns the key of a login, or a new key for a login without one; null if the client does not
   * bind its tokens. A login whose tokens are bound stays bound.
   *
   * @throws TokenException if the key cannot be used
   */
  @Nullable DpopKey keyOf(StoredTokens login) {
    return login.proofKey().map(this::parsed).orElseGet(this::newKey);
  }

  private DpopKey parsed(String jwk) {
    DpopKey last = lastKey.get();
    if (last == null || !last.jwk().equals(jwk)) {
      last = DpopKey.parse(jwk, clock);
      lastKey.set(last);
    }
    return last;
  }

  /** Returns whether the issuer may issue bearer tokens to a login in reply to a proof. */
  boolean mayBeBearer(Optional<StoredTokens> login) {
    return mode == Mode.OR_BEARER && login.flatMap(StoredTokens::proofKey).isEmpty();
  }

  /**
   * Returns the stored access token of a login, bound to the key of the login; empty for a bearer
   * token if the client requires bound tokens.
   *
   * @throws TokenException if the key cannot be used
   */
  Optional<AccessToken> usable(AccessToken token, StoredTokens login) {
    return login.proofKey().isPresent()
        ? login.proofKey().map(jwk -> BindableToken.bound(token, parsed(jwk)))
        : Optional.of(token).filter(bearer -> mode != Mode.REQUIRED);
  }
}
