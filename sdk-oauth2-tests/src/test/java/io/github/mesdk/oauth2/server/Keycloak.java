package io.github.mesdk.oauth2.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.Headers;

/** A running Keycloak with the realm {@code sdk}, and what its administrator can do to it. */
final class Keycloak implements AutoCloseable {
  private static final String ADMIN = "admin";

  private final ClientKeys keys = ClientKeys.generate();
  private final String adminPassword = UUID.randomUUID().toString();
  private final KeycloakProcess process;
  private int keyPriority = 200;

  Keycloak() {
    process =
        KeycloakProcess.start(
            keys,
            Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword));
  }

  /** What identifies the realm to its clients. */
  URI issuer() {
    return realm("sdk");
  }

  /** As {@link #issuer()}, for a realm that need not exist. */
  URI realm(String name) {
    return process.origin().resolve("/realms/" + name);
  }

  URI userInfoEndpoint() {
    return endpoint(issuer(), "userinfo");
  }

  /** An endpoint of OpenID Connect, by the last part of its path. */
  static URI endpoint(URI issuer, String name) {
    return URI.create(issuer + "/protocol/openid-connect/" + name);
  }

  /** The keys of the client {@code sdk-service-jwt}. */
  ClientKeys keys() {
    return keys;
  }

  /** What the token endpoint gives a person who types a password into a program. */
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

  /** What the token endpoint answers to this form, which must be a success. */
  JsonNode token(Map<String, String> form) {
    return Wire.postForm(endpoint(issuer(), "token"), form, Wire.NO_HEADERS).ok().json();
  }

  /** A new account, so that whatever is done to it matters to one test. */
  User newUser() {
    String name = "ada-" + UUID.randomUUID();
    String password = "sample-password-" + UUID.randomUUID();
    Wire.Answer created =
        Wire.sendJson(
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

  /** Ends every session of the account. */
  void signOut(User user) {
    Wire.sendJson("POST", admin("/users/" + user.id() + "/logout"), Map.of(), asAdmin()).ok();
  }

  void disable(User user) {
    Wire.sendJson("PUT", admin("/users/" + user.id()), Map.of("enabled", false), asAdmin()).ok();
  }

  /** Lets the realm sign with a new key from now on; what the old one signed stays good. */
  void newSigningKey() {
    Wire.sendJson(
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

  // Asked for anew each time: it lasts a minute.
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
    Wire.Answer answer = Wire.postForm(endpoint(realm("master"), "token"), form, Wire.NO_HEADERS);
    return Wire.bearer(answer.ok().json().get("access_token").textValue());
  }

  @Override
  public void close() {
    process.close();
  }

  /** An account of the realm. */
  record User(String id, String name, String password) {

    /** What this person types. */
    Map<String, String> typed() {
      return Map.of("username", name, "password", password);
    }
  }
}
