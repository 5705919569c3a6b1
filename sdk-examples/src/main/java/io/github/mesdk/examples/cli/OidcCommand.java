package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.MeListener;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.UserInfoBuilder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Gets the current user from the UserInfo endpoint of an OpenID Connect provider. The token comes
 * from a token option, from the client credentials grant or from the given store. Without options
 * for them, the token comes from the default environment variable or, if that variable is not set,
 * from the stored login.
 */
@Command(name = "oidc", description = "Get the current user from any OpenID Connect provider.")
final class OidcCommand extends ProviderCommand<UserInfo> {
  @ArgGroup(multiplicity = "1")
  private Address address = new Address();

  @ArgGroup(exclusive = false)
  private @Nullable ClientOptions client;

  @Mixin private final StoreOption store = new StoreOption();

  private static final class Address {
    @Option(
        names = "--userinfo-url",
        paramLabel = "URL",
        converter = UrlConverter.class,
        description = "The UserInfo endpoint, as in the discovery document of the provider.")
    @Nullable URI endpoint;

    @Option(
        names = "--issuer",
        paramLabel = "URL",
        converter = UrlConverter.class,
        description = "The issuer URL exactly as published; the endpoints are discovered.")
    @Nullable URI issuer;
  }

  OidcCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<UserInfo> provider() {
    return Oidc.userInfo(requireNonNull(address.endpoint));
  }

  @Override
  void checkOptions(TokenOptions token) {
    if (address.issuer == null && (client != null || store.isGiven())) {
      throw new UsageException("--client-id and --store need --issuer");
    }
    if (Stream.of(client != null, token.isGiven(), store.isGiven()).filter(it -> it).count() > 1) {
      throw new UsageException("a token option, --client-id and --store are mutually exclusive");
    }
  }

  @Override
  ProviderClient<UserInfo> openClient(
      Shell shell, TokenOptions token, ConnectionOptions connection, MeListener listener) {
    checkOptions(token);
    if (address.issuer == null) {
      return super.openClient(shell, token, connection, listener);
    }
    // Select the source of the token before sending anything.
    Deadline deadline = connection.deadline();
    TokenSource source = source(shell, token, address.issuer, deadline);
    OAuth2Issuer issuer = connection.issuer(address.issuer, deadline);
    UserInfoBuilder builder = issuer.userInfoBuilder();
    source.clientId().ifPresent(builder::clientId);
    source.subject().ifPresent(builder::subject);
    IdentityProvider<UserInfo> userInfo = builder.build();
    TokenProvider tokens = source.tokens().apply(issuer);
    return new ProviderClient<>(userInfo, connection.client(userInfo, tokens, listener, deadline));
  }

  /**
   * The source of the token.
   *
   * @param clientId the client that must be the audience of signed UserInfo responses; empty if the
   *     client is not known
   * @param subject the user of the stored login; empty if the user is not known
   */
  private record TokenSource(
      Optional<String> clientId,
      Optional<String> subject,
      Function<OAuth2Issuer, TokenProvider> tokens) {}

  private TokenSource source(Shell shell, TokenOptions token, URI issuer, Deadline deadline) {
    if (client != null) {
      ClientOptions options = client;
      OAuth2Client oauth2Client = options.client(shell);
      return new TokenSource(
          Optional.of(oauth2Client.clientId()),
          Optional.empty(),
          discovered -> options.tokens(discovered, oauth2Client));
    }
    if (token.isGiven() || (token.isInDefaultVariable(shell) && !store.isGiven())) {
      TokenProvider provider = token.provider(shell);
      return new TokenSource(Optional.empty(), Optional.empty(), discovered -> provider);
    }
    return source(store.login(issuer, shell.environment()), deadline);
  }

  private TokenSource source(StoredLogin login, Deadline deadline) {
    Optional<StoredTokens> stored = login.read(deadline);
    OAuth2Client signedIn =
        stored
            .flatMap(StoredTokens::clientId)
            .map(OAuth2Client::none)
            .orElseThrow(this::notSignedIn);
    return new TokenSource(
        Optional.of(signedIn.clientId()),
        stored.flatMap(StoredTokens::subject),
        discovered -> discovered.refreshing(signedIn, login.tokens()).build());
  }

  private TokenException notSignedIn() {
    String others =
        store.isGiven()
            ? ""
            : "the environment variable " + TokenOptions.DEFAULT_VARIABLE + " is not set, and ";
    return TokenException.of(others + "no one is signed in; run 'me login oidc' first");
  }
}
