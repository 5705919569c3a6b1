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

/** What a token is asked for with. Complete before it is shared; its text form shows nothing. */
final class Grant {
  private final Map<String, String> members = new LinkedHashMap<>();
  private final List<String> secrets = new ArrayList<>();
  private String authorization = "";
  private boolean isOfPerson;

  /** A member of the body that anybody may see. */
  Grant with(String name, String value) {
    members.put(name, checked(name, value));
    return this;
  }

  /** A member of the body that is a credential. */
  Grant secret(String name, String value) {
    hide(value);
    return with(name, value);
  }

  /** The credentials of a program, RFC 7617; without the encoding of RFC 6749 section 2.3.1. */
  Grant basic(String id, String secret) {
    if (id.indexOf(':') >= 0) {
      throw new IllegalArgumentException("the client's id has a colon, which ends it");
    }
    String pair = checked("the client's id", id) + ":" + checked("the client's secret", secret);
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    authorization = "Basic " + encoded;
    hide(secret);
    hide(encoded);
    return this;
  }

  /** The credential is a person's, who can sign in again. */
  Grant ofPerson() {
    isOfPerson = true;
    return this;
  }

  boolean isOfPerson() {
    return isOfPerson;
  }

  void addTo(WireRequest.Builder request) {
    // A service that voids what it was shown may take a repetition for a thief's.
    request.once().json(JsonText.bytes(members));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
  }

  Scrubber scrubber() {
    return Scrubber.of(secrets);
  }

  /** Plain, and as a service shows it that quotes the body it was sent. */
  private void hide(String secret) {
    secrets.add(secret);
    String quoted = new String(JsonText.bytes(secret), UTF_8);
    secrets.add(quoted.substring(1, quoted.length() - 1));
  }

  private static String checked(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    if (!UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(name + " has half a character");
    }
    return value;
  }
}
