package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All endpoints of a provider except the me endpoints. */
final class Endpoints {
  private final Map<MockSystem, TokenIssuer> issuers = new EnumMap<>(MockSystem.class);
  private final Map<String, EndpointDispatcher> byPath = new HashMap<>();

  Endpoints(ProviderState state) {
    for (MockSystem system : MockSystem.values()) {
      system.tokenPath().ifPresent(path -> addTokenEndpoint(system, path, state));
    }
    FailureFormat tokens = MockSystem.OIDC.tokenDialect().orElseThrow();
    FailureFormat userInfo = MockSystem.OIDC.dialect();
    TokenIssuer issuer = requireNonNull(issuers.get(MockSystem.OIDC));
    AuthorizationEndpoint authorization = new AuthorizationEndpoint(state);
    DeviceVerificationEndpoint verification = new DeviceVerificationEndpoint(state);
    add(OidcEndpoint.AUTHORIZATION, authorization, authorization);
    add(OidcEndpoint.DEVICE_VERIFICATION, verification, verification);
    add(OidcEndpoint.DEVICE_AUTHORIZATION, tokens, post(new DeviceAuthorizationEndpoint(state)));
    add(OidcEndpoint.REVOCATION, tokens, post(new RevocationEndpoint(issuer)));
    add(OidcEndpoint.INTROSPECTION, tokens, post(new IntrospectionEndpoint(issuer)));
    add(
        OidcEndpoint.DISCOVERY,
        userInfo,
        get(r -> Reply.json(200, OidcMetadata.configuration(state))));
    add(OidcEndpoint.KEYS, userInfo, get(r -> Reply.json(200, OidcMetadata.keys())));
  }

  private void addTokenEndpoint(MockSystem system, String path, ProviderState state) {
    TokenIssuer issuer = new TokenIssuer(system, state);
    issuers.put(system, issuer);
    byPath.put(path, EndpointDispatcher.ofTokens(system, issuer));
  }

  private void add(
      OidcEndpoint endpoint, FailureFormat format, EndpointDispatcher.Handler handler) {
    byPath.put(
        endpoint.path(),
        new EndpointDispatcher(MockSystem.OIDC, format, handler, request -> Optional.empty()));
  }

  private static EndpointDispatcher.Handler post(EndpointDispatcher.Handler handler) {
    return EndpointDispatcher.only("POST", handler);
  }

  private static EndpointDispatcher.Handler get(EndpointDispatcher.Handler handler) {
    return EndpointDispatcher.only("GET", handler);
  }

  /** The issuers of the systems that have a token endpoint. */
  Map<MockSystem, TokenIssuer> issuers() {
    return issuers;
  }

  /** The refresh token with this value, of any system. */
  Optional<RefreshToken> refreshToken(String value) {
    return issuers.values().stream().flatMap(issuer -> issuer.find(value).stream()).findAny();
  }

  Stream<String> refreshTokens() {
    return issuers.values().stream().flatMap(TokenIssuer::refreshTokens);
  }

  Optional<EndpointDispatcher> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }
}
