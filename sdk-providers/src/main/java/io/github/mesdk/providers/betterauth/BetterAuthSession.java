package io.github.mesdk.providers.betterauth;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The current session of Better Auth with its user. <b>It contains a live credential</b>, see
 * {@link Session#token()}: never send its JSON to a browser, and never log or store it. Immutable.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableBetterAuthSession.class)
@JsonDeserialize(builder = BetterAuthSession.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface BetterAuthSession extends CurrentUser {

  /** The account of the signed-in user. */
  @JsonProperty("user")
  User user();

  /** The session that the request belongs to. */
  @JsonProperty("session")
  @Strict
  Optional<Session> session();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /**
   * {@inheritDoc}
   *
   * <p>{@code active} is false during a ban. A ban that has ended does not count, so the value
   * depends on the clock of the system.
   */
  @Override
  default Identity identity() {
    return Identity.builder()
        .provider("better-auth")
        .subject(user().id())
        .username(user().username())
        .name(user().name())
        .email(user().email())
        .emailVerified(user().emailVerified())
        .picture(user().image())
        .roles(roles())
        .mfaEnabled(user().twoFactorEnabled())
        .active(user().banned().map(isBanned -> !isBanned || hasBanEnded()))
        .anonymous(user().anonymous())
        .expiresAt(session().flatMap(Session::expiresAt))
        .build();
  }

  private boolean hasBanEnded() {
    return user().banExpires().filter(Instant.now()::isAfter).isPresent();
  }

  private List<String> roles() {
    return user().role().stream()
        .flatMap(names -> Stream.of(names.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Returns a new builder. {@link #user()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link BetterAuthSession} values. Not thread-safe. */
  final class Builder extends ImmutableBetterAuthSession.Builder {
    Builder() {}

    /**
     * Returns the answer.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public BetterAuthSession build() {
      BetterAuthSession built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(BetterAuthSession.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
