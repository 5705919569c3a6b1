package io.github.mesdk.model.rivergen;

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
import io.github.mesdk.model.internal.WholeNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How a RiverGen user's account is protected and used. */
@Value.Immutable
@JsonSerialize(as = ImmutableSecuritySummary.class)
@JsonDeserialize(as = ImmutableSecuritySummary.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface SecuritySummary {

  /** Whether signing in takes a second factor. */
  @JsonProperty("mfa_enabled")
  @Flag
  Optional<Boolean> mfaEnabled();

  /** The names of the second factors that are set up, such as {@code totp}. */
  @JsonProperty("mfa_methods")
  @Text
  List<@SkipNulls String> mfaMethods();

  /** How many accounts at other providers are connected. */
  @JsonProperty("social_accounts_count")
  @WholeNumber
  Optional<Long> socialAccountsCount();

  /** The names of the providers of those accounts, such as {@code github}. */
  @JsonProperty("connected_providers")
  @Text
  List<@SkipNulls String> connectedProviders();

  /** How often a sign-in was tried. */
  @JsonProperty("total_login_attempts")
  @WholeNumber
  Optional<Long> totalLoginAttempts();

  /** How many sessions are open. */
  @JsonProperty("active_sessions")
  @WholeNumber
  Optional<Long> activeSessions();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link SecuritySummary} values; not thread-safe. */
  final class Builder extends ImmutableSecuritySummary.Builder {
    Builder() {}

    /**
     * The summary.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public SecuritySummary build() {
      SecuritySummary built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(SecuritySummary.class, built.additionalProperties()));
      return super.build();
    }
  }
}
