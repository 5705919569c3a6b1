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
import io.github.mesdk.model.internal.TextList;
import io.github.mesdk.model.internal.WholeNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The security settings and statistics of the account of a RiverGen user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableSecuritySummary.class)
@JsonDeserialize(builder = SecuritySummary.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface SecuritySummary {

  /** Whether the user must sign in with a second factor. */
  @JsonProperty("mfa_enabled")
  @Flag
  Optional<Boolean> mfaEnabled();

  /** The names of the second factors that are set up, such as {@code totp}. */
  @JsonProperty("mfa_methods")
  @TextList
  List<@SkipNulls String> mfaMethods();

  /** The number of connected accounts at other providers. */
  @JsonProperty("social_accounts_count")
  @WholeNumber
  Optional<Long> socialAccountsCount();

  /** The names of the providers of the connected accounts, such as {@code github}. */
  @JsonProperty("connected_providers")
  @TextList
  List<@SkipNulls String> connectedProviders();

  /** The number of sign-in attempts. */
  @JsonProperty("total_login_attempts")
  @WholeNumber
  Optional<Long> totalLoginAttempts();

  /** The number of open sessions. */
  @JsonProperty("active_sessions")
  @WholeNumber
  Optional<Long> activeSessions();

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

  /** Builds {@link SecuritySummary} values. Not thread-safe. */
  final class Builder extends ImmutableSecuritySummary.Builder {
    Builder() {}

    /**
     * Returns the summary.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public SecuritySummary build() {
      SecuritySummary built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(SecuritySummary.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
