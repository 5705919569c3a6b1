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

/** One Pulse account that the user of a session may work in. */
@Value.Immutable
@JsonSerialize(as = ImmutableAccount.class)
@JsonDeserialize(as = ImmutableAccount.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Account {

  /** The account's id: digits, but text, since it may have more of them than a number keeps. */
  @JsonProperty("accountId")
  @Text
  Optional<String> accountId();

  /** The account's name for people. */
  @JsonProperty("accountName")
  @Text
  Optional<String> accountName();

  /** Whether a request that names no account works in this one; absent when not told. */
  @JsonProperty("usersPrimaryAccount")
  @Flag
  Optional<Boolean> usersPrimaryAccount();

  /** Whether the user administers the account; absent when not told. */
  @JsonProperty("accountAdmin")
  @Flag
  Optional<Boolean> accountAdmin();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Account}s; not thread-safe. */
  final class Builder extends ImmutableAccount.Builder {
    Builder() {}

    /**
     * The account.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public Account build() {
      Account built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(Account.class, built.additionalProperties()));
      return super.build();
    }
  }
}
