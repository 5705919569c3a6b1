package io.github.mesdk.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.internal.JsonText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The credentials and parameters of a token request. A grant must be complete before threads share
 * it. {@code toString} shows no credentials.
 */
final class Grant {
  private final Map<String, String> members = new LinkedHashMap<>();
  private final List<String> secrets = new ArrayList<>();
  private final List<String> passwords = new ArrayList<>();
  private String authorization = "";
  private boolean isUserCredential;

  /** Adds a JSON member that is not secret to the body. */
  Grant with(String name, String value) {
    members.put(name, checked(name, value));
    return this;
  }

  /** Adds a JSON member that is a credential to the body. */
  Grant secret(String name, String value) {
    secrets.add(value);
    return with(name, value);
  }

  /** Adds a body member that is a password, which may contain ordinary words. */
  Grant password(String name, String value) {
    passwords.add(value);
    return with(name, value);
  }

  /**
   * Adds the client credentials as HTTP Basic authentication (RFC 7617), without the form encoding
   * of RFC 6749, section 2.3.1.
   */
  Grant basic(String id, String secret) {
    if (id.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "the client id contains a colon, which HTTP Basic authentication does not allow");
    }
    String pair = checked("the client id", id) + ":" + checked("the client secret", secret);
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    authorization = "Basic " + encoded;
    secrets.add(secret);
    secrets.add(encoded);
    return this;
  }

  /**
   * Marks the credential as that of a user. If the endpoint refuses the credential, the user must
   * sign in again.
   */
  Grant asUserCredential() {
    isUserCredential = true;
    return this;
  }

  boolean isUserCredential() {
    return isUserCredential;
  }

  void addTo(WireRequest.Builder request) {
    // To a service with single-use tokens, a repeated request may look like token theft.
    request.once().json(JsonText.bytes(members));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
  }

  Scrubber scrubber() {
    return Scrubber.of(secrets, passwords);
  }

  private static String checked(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    if (!UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(
          name + " has an unpaired surrogate and cannot be encoded as UTF-8");
    }
    return value;
  }
}
