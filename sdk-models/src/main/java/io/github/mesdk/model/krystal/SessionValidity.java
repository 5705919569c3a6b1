package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What Krystal thinks of the user's session when a session was asked about. */
@Value.Immutable
@JsonSerialize(as = ImmutableSessionValidity.class)
@JsonDeserialize(as = ImmutableSessionValidity.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface SessionValidity {

  /** Whether the session is still open. */
  @JsonProperty("active")
  @Flag
  Optional<Boolean> active();

  /** Whether the session may be trusted; {@link #reasonsToDistrust()} says why not. */
  @JsonProperty("trusted")
  @Flag
  Optional<Boolean> trusted();

  /** Why the session should not be trusted. */
  @JsonProperty("reasons_to_distrust")
  @Text
  List<@SkipNulls String> reasonsToDistrust();

  /** Whether the request comes from an address that is trusted. */
  @JsonProperty("trusted_ip_address")
  @Flag
  Optional<Boolean> trustedIpAddress();

  /** Whether the session was opened with a second factor. */
  @JsonProperty("two_factor_auth")
  @Flag
  Optional<Boolean> twoFactorAuth();

  /** When the session was made. */
  @JsonProperty("session_created_at")
  @UnixTime
  Optional<Instant> sessionCreatedAt();

  /** When the user signed in. */
  @JsonProperty("logged_in_at")
  @UnixTime
  Optional<Instant> loggedInAt();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link SessionValidity} values; not thread-safe. */
  final class Builder extends ImmutableSessionValidity.Builder {
    Builder() {}

    /**
     * The validity.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public SessionValidity build() {
      SessionValidity built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(SessionValidity.class, built.additionalProperties()));
      return super.build();
    }
  }
}
