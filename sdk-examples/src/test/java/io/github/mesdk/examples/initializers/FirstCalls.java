package io.github.mesdk.examples.initializers;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.error.MeException;
import io.github.mesdk.login.CloudBaseLogin;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/**
 * Clients that are built and not used yet. {@link FragileLoader} loads it, so the test uses it by
 * its interface only: it maps the name of a call to its outcome.
 */
final class FirstCalls implements UnaryOperator<String> {
  private final URI origin;
  private final Map<String, Callable<MeClient<?>>> calls = new HashMap<>();

  /** Builds the clients for a server, with a stored login in a folder. */
  FirstCalls(URI origin, Path folder) {
    this.origin = origin;
    for (String name :
        List.of("answer", "extra", "databind", "time", "html", "echo", "wait", "401")) {
      add(name, testiny(name).build());
    }
    add("cached", testiny("answer").answerCache(MeCache.builder().build()).build());
    add(
        "krystal",
        MeClient.builder(Krystal.provider().at(at("krystal")))
            .retryPolicy(RetryPolicy.none())
            .tokenProvider(TokenProvider.of("own"))
            .build());
    add("login", login("login", folder.resolve("one")));
    add("ended", login("ended", folder.resolve("two")));
    add("nowhere", testiny(Testiny.provider().at(URI.create("http://127.0.0.1:1"))).build());
    calls.put("issuer", this::userInfo);
  }

  private void add(String name, MeClient<?> client) {
    calls.put(name, () -> client);
  }

  private URI at(String name) {
    return origin.resolve("/" + name);
  }

  private MeClientBuilder<AuthInfo> testiny(String name) {
    return testiny(Testiny.provider().at(at(name)));
  }

  private static MeClientBuilder<AuthInfo> testiny(IdentityProvider<AuthInfo> provider) {
    return MeClient.builder(provider)
        .retryPolicy(RetryPolicy.none())
        .tokenProvider(TokenProvider.of("own"));
  }

  private MeClient<?> login(String name, Path file) {
    TokenStore store = TokenStore.file(file);
    store.update(
        Deadline.after(Duration.ofMinutes(1)), none -> Optional.of(StoredTokens.of("refresh-0")));
    Duration none = Duration.ofNanos(1);
    TokenProvider tokens =
        TokenProvider.cachingBuilder(
                CloudBaseLogin.refreshing(CloudBase.at(at(name)), store).buildUncached())
            .backoff(none, none)
            .build();
    return MeClient.builder(CloudBase.at(at(name)))
        .retryPolicy(RetryPolicy.none())
        .tokenProvider(tokens)
        .build();
  }

  private MeClient<?> userInfo() {
    OAuth2Issuer issuer = OAuth2Issuer.builder(at("issuer")).discover();
    OAuth2Client program = OAuth2Client.basic("me", "s3cret");
    return MeClient.builder(Oidc.userInfo(at("issuer/me")))
        .tokenProvider(issuer.clientCredentials(program).buildUncached())
        .build();
  }

  /** The user, or the exception. */
  @Override
  public String apply(String name) {
    try {
      MeClient<?> client = calls.get(name.replace("async-", "")).call();
      MeRequest request =
          name.equals("krystal")
              ? MeRequest.of(Krystal.subject("their-token"))
              : MeRequest.defaults();
      return name.startsWith("async-")
          ? client.meAsync(request).get().identity().subject()
          : client.me(request).identity().subject();
    } catch (ExecutionException failed) {
      return String.valueOf(failed.getCause());
    } catch (MeException failed) {
      return failed.toString();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
