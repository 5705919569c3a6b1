package io.github.mesdk.oauth2.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.Headers;

/** A running Keycloak with the realm {@code sdk}, and its administration. */
final class Keycloak implements AutoCloseable {
  private static final String ADMIN = "admin";

  private final ClientKeys keys = ClientKeys.generate();
  private final StrongClientKeys strongClientKeys = StrongClientKeys.generate();
  private final String adminPassword = UUID.randomUUID().toString();
  private final KeycloakProcess process;
  private int keyPriority = 200;

  Keycloak() {
    process =
        KeycloakProcess.start(
            keys,
            strongClientKeys,
            Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword));
  }

  /** Returns the issuer identifier of the realm. */
  URI issuer() {
    return realm("sdk");
  }

  /** Same as {@link #issuer()}, for a realm that may not exist. */
  URI realm(String name) {
    return process.origin().resolve("/realms/" + name);
  }

  URI userInfoEndpoint() {
    return endpoint(issuer(), "userinfo");
  }

  /** Returns an OpenID Connect endpoint by the last segment of its path. */
  static URI endpoint(URI issuer, String name) {
    return URI.create(issuer + "/protocol/openid-connect/" + name);
  }

  /** Returns the issuer identifier of the realm over https, with requests for a certificate. */
  URI tlsIssuer() {
    return process.tlsOrigin().resolve("/realms/sdk");
  }

  /** Returns the keys of the clients that need more than a secret. */
  StrongClientKeys strongClientKeys() {
    return strongClientKeys;
  }

  /** Returns the keys of the client {@code sdk-service-jwt}. */
  ClientKeys keys() {
    return keys;
  }

  /** Signs a user in with the password grant and returns the token response. */
  JsonNode signIn(String clientId, User user) {
    return token(
        Map.of(
            "grant_type",
            "password",
            "client_id",
            clientId,
            "username",
            user.name(),
            "password",
            user.password(),
            "scope",
            "openid"));
  }

  /** Posts the form to the token endpoint and returns the response; fails unless it succeeds. */
  JsonNode token(Map<String, String> form) {
    return PlainHttp.postForm(endpoint(issuer(), "token"), form, PlainHttp.NO_HEADERS).ok().json();
  }

  /** Creates an account, so that changes to it affect one test only. */
  User newUser() {
    String name = "ada-" + UUID.randomUUID();
    String password = "sample-password-" + UUID.randomUUID();
    PlainHttp.HttpReply created =
        PlainHttp.sendJson(
                "POST",
                admin("/users"),
                Map.of(
                    "username",
                    name,
                    "email",
                    name + "@example.com",
                    "firstName",
                    "Ada",
                    "lastName",
                    "Lovelace",
                    "enabled",
                    true,
                    "credentials",
                    List.of(Map.of("type", "password", "value", password))),
                asAdmin())
            .ok();
    String location = created.headers().get("Location");
    return new User(location.substring(location.lastIndexOf('/') + 1), name, password);
  }

  /** Ends all sessions of the account. */
  void signOut(User user) {
    PlainHttp.sendJson("POST", admin("/users/" + user.id() + "/logout"), Map.of(), asAdmin()).ok();
  }

  void disable(User user) {
    PlainHttp.sendJson("PUT", admin("/users/" + user.id()), Map.of("enabled", false), asAdmin())
        .ok();
  }

  /** Rotates the signing key of the realm; signatures by the old key stay valid. */
  void newSigningKey() {
    PlainHttp.sendJson(
            "POST",
            admin("/components"),
            Map.of(
                "name",
                "key-" + UUID.randomUUID(),
                "providerId",
                "rsa-generated",
                "providerType",
                "org.keycloak.keys.KeyProvider",
                "config",
                Map.of("priority", List.of(String.valueOf(++keyPriority)))),
            asAdmin())
        .ok();
  }

  private URI admin(String path) {
    return process.origin().resolve("/admin/realms/sdk" + path);
  }

  // Requested for each call, because the token expires after a minute.
  private Headers asAdmin() {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            ADMIN,
            "password",
            adminPassword);
    PlainHttp.HttpReply response =
        PlainHttp.postForm(endpoint(realm("master"), "token"), form, PlainHttp.NO_HEADERS);
    return PlainHttp.bearer(response.ok().json().get("access_token").textValue());
  }

  @Override
  public void close() {
    process.close();
  }

  /** An account of the realm. */
  record User(String id, String name, String password) {

    /** Returns the input of this person on the login page. */
    Map<String, String> typed() {
      return Map.of("username", name, "password", password);
    }
  }
}
