package io.github.mesdk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.Text;
import java.util.Optional;
import org.immutables.value.Value;

/** An organization, account or tenant that the user of an {@link Identity} belongs to. */
@Value.Immutable
@JsonSerialize(as = ImmutableMembership.class)
@JsonDeserialize(builder = Membership.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Membership {

  /** The id of the organization at the provider, as text. Never blank. */
  @JsonProperty("id")
  @JsonDeserialize(using = Text.Reader.class)
  String id();

  /** The display name of the organization; absent if the provider returns only ids. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** Whether the user administers or owns the organization; absent if the provider does not say. */
  @JsonProperty("administrator")
  @Flag
  Optional<Boolean> administrator();

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Membership}s. Not thread-safe. */
  final class Builder extends ImmutableMembership.Builder {
    Builder() {}

    /**
     * Returns the membership. A blank name becomes absent.
     *
     * @throws IllegalStateException if the id is missing or blank
     */
    @Override
    public Membership build() {
      Membership built = super.build();
      if (built.id().isBlank()) {
        throw new IllegalStateException("Cannot build Membership: the id is blank");
      }
      name(built.name().filter(text -> !text.isBlank()));
      return super.build();
    }
  }
}
