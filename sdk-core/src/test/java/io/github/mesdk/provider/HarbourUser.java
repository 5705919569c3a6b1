package io.github.mesdk.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The user of a Harbour API key; Harbour is fictitious. */
public record HarbourUser(
    String id,
    Optional<String> login,
    Optional<String> mail,
    Optional<Boolean> suspended,
    @JsonAnyGetter @JsonAnySetter Map<String, Object> unknownMembers)
    implements CurrentUser {

  /** Requires the id, without which a response is not an answer. */
  public HarbourUser {
    if (id == null || id.isBlank()) {
      throw new IllegalStateException("id is missing");
    }
    unknownMembers = Collections.unmodifiableMap(new LinkedHashMap<>(unknownMembers));
  }

  @Override
  public Identity identity() {
    return Identity.builder()
        .provider("harbour")
        .subject(id)
        .username(login)
        .email(mail)
        .active(suspended.map(isSuspended -> !isSuspended))
        .build();
  }
}
