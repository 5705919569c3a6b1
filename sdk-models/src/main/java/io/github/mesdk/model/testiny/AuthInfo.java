package io.github.mesdk.model.testiny;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.IdReader;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in Testiny user, the user's open sessions and the tenant's features. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableAuthInfo.class)
@JsonDeserialize(builder = AuthInfo.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface AuthInfo extends CurrentUser {

  /** The id of the signed-in user. */
  @JsonProperty("userId")
  @JsonDeserialize(using = IdReader.class)
  long userId();

  /** The user's e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** The user's first name. */
  @JsonProperty("firstName")
  @Text
  Optional<String> firstName();

  /** The user's last name. */
  @JsonProperty("lastName")
  @Text
  Optional<String> lastName();

  /** How the user signs in. */
  @JsonProperty("authType")
  Optional<AuthType> authType();

  /** The expiry of the token in the request; absent for an API key that never expires. */
  @JsonProperty("tokenExpiresAt")
  @Strict
  @IsoTime
  Optional<Instant> tokenExpiresAt();

  /** The names of the features that are enabled for the tenant. */
  @JsonProperty("tenantFeatures")
  @TextList
  List<@SkipNulls String> tenantFeatures();

  /** The user's open sessions. */
  @JsonProperty("sessions")
  @ModelList
  List<@SkipNulls AuthSession> sessions();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  @Override
  default Identity identity() {
    return Identity.builder()
        .provider("testiny")
        .tenant(PlainValues.strictText(additionalProperties(), "tenant"))
        .subject(Long.toString(userId()))
        .name(Names.joined(firstName(), lastName()))
        .email(email())
        .expiresAt(tokenExpiresAt())
        .build();
  }

  /** Returns a new builder. {@link #userId()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link AuthInfo} values. Not thread-safe. */
  @Strict(undeclared = "tenant")
  final class Builder extends ImmutableAuthInfo.Builder {
    Builder() {}

    /**
     * Returns the answer.
     *
     * @throws IllegalStateException if the id of the user is not set, or if the undeclared member
     *     {@code tenant} is not text
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public AuthInfo build() {
      AuthInfo built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(AuthInfo.class, built, built.additionalProperties()));
      AuthInfo complete = super.build();
      PlainValues.strictText(complete.additionalProperties(), "tenant");
      return complete;
    }
  }
}
