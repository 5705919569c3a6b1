package io.github.mesdk.token.refresh;

import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import okhttp3.OkHttpClient;

/** One kind of login, which {@link RefreshingProcess} creates by class name. */
public interface LoginKind {
  /** An uncached provider for the login in {@code store} at a {@link RotatingServer}. */
  TokenProvider source(URI origin, TokenStore store, OkHttpClient httpClient);
}
