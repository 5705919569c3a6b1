package io.github.mesdk.examples;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.Optional;

/** A user of Parse Server. Leaves out {@code sessionToken}, which is the token of the request. */
record ParseUser(
    @JsonProperty("objectId") String id,
    Optional<String> username,
    Optional<String> name,
    Optional<String> email,
    Optional<Boolean> emailVerified)
    implements CurrentUser {
  @Override
  public Identity identity() {
    return Identity.builder()
        .provider("parse")
        .subject(id)
        .username(username)
        .name(name)
        .email(email)
        .emailVerified(emailVerified)
        .build();
  }
}
