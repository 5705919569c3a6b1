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
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.TextList;
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The validity of the session that a request names. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableSessionValidity.class)
@JsonDeserialize(builder = SessionValidity.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface SessionValidity {

  /** Whether the session is still open. */
  @JsonProperty("active")
  @Strict
  @Flag
  Optional<Boolean> active();

  /** Whether the session is trusted; if not, {@link #reasonsToDistrust()} contains the reasons. */
  @JsonProperty("trusted")
  @Flag
  Optional<Boolean> trusted();

  /** The reasons why the session is not trusted. */
  @JsonProperty("reasons_to_distrust")
  @TextList
  List<@SkipNulls String> reasonsToDistrust();

  /** Whether the IP address of the request is trusted. */
  @JsonProperty("trusted_ip_address")
  @Flag
  Optional<Boolean> trustedIpAddress();

  /** Whether the session was opened with a second factor. */
  @JsonProperty("two_factor_auth")
  @Flag
  Optional<Boolean> twoFactorAuth();

  /** When the session was created. */
  @JsonProperty("session_created_at")
  @UnixTime
  Optional<Instant> sessionCreatedAt();

  /** When the user signed in. */
  @JsonProperty("logged_in_at")
  @UnixTime
  Optional<Instant> loggedInAt();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** Returns a new builder. Nothing has to be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link SessionValidity} values. Not thread-safe. */
  final class Builder extends ImmutableSessionValidity.Builder {
    Builder() {}

    /**
     * Returns the validity.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public SessionValidity build() {
      SessionValidity built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(SessionValidity.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
