package io.github.mesdk.model.pulse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Pulse account that the user of a session may work in. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableAccount.class)
@JsonDeserialize(builder = Account.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Account {

  /**
   * The id of the account: decimal digits as text, because they may exceed the precision of a
   * double.
   */
  @JsonProperty("accountId")
  @Text
  Optional<String> accountId();

  /** The display name of the account. */
  @JsonProperty("accountName")
  @Text
  Optional<String> accountName();

  /**
   * Whether Pulse uses this account for a request that does not name an account; absent if the
   * provider does not say.
   */
  @JsonProperty("usersPrimaryAccount")
  @Flag
  Optional<Boolean> usersPrimaryAccount();

  /** Whether the user administers the account; absent if the provider does not say. */
  @JsonProperty("accountAdmin")
  @Flag
  Optional<Boolean> accountAdmin();

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

  /** Builds {@link Account}s. Not thread-safe. */
  final class Builder extends ImmutableAccount.Builder {
    Builder() {}

    /**
     * Returns the account.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Account build() {
      Account built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(Account.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
