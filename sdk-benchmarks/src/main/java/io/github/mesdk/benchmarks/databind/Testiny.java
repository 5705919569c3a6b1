package io.github.mesdk.benchmarks.databind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The answer of Testiny. */
@Value.Enclosing
public interface Testiny {

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableTestiny.AuthInfo.class)
  interface AuthInfo {
    @JsonProperty("userId")
    long userId();

    @JsonProperty("email")
    String email();

    @JsonProperty("firstName")
    @Nullable String firstName();

    @JsonProperty("lastName")
    @Nullable String lastName();

    @JsonProperty("authType")
    @Nullable String authType();

    @JsonProperty("tokenExpiresAt")
    @Nullable Instant tokenExpiresAt();

    @JsonProperty("tenantFeatures")
    List<String> tenantFeatures();

    @JsonProperty("sessions")
    List<AuthSession> sessions();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableTestiny.AuthSession.class)
  interface AuthSession {
    @JsonProperty("id")
    long id();

    @JsonProperty("tenant")
    @Nullable String tenant();

    @JsonProperty("agent")
    @Nullable String agent();

    @JsonProperty("geo")
    @Nullable String geo();

    @JsonProperty("loginAt")
    @Nullable Instant loginAt();
  }
}
