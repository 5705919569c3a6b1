package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A user of a {@link MockIdentityProvider}. Each system returns the user in its own JSON and omits
 * values that it has no member for. Immutable.
 */
@Value.Immutable
public interface MockUser {

  /**
   * The user's id. Testiny, Pulse, RiverGen, GitHub, GitLab, Gitea and Redmine have numeric ids.
   * They use an id of up to 18 decimal digits as a number. From any other id they derive a number,
   * which is always the same.
   */
  String id();

  /** The user's given name. */
  String givenName();

  /** The user's family name. */
  String familyName();

  /** The name that the user signs in with; the given name in lower case by default. */
  @Value.Default
  default String username() {
    return givenName().toLowerCase(Locale.ROOT);
  }

  /** The e-mail address; the user name at {@code example.com} by default. */
  @Value.Default
  default String email() {
    return username() + "@example.com";
  }

  /** Whether the e-mail address is verified; true by default. */
  @Value.Default
  default boolean emailVerified() {
    return true;
  }

  /** The URL of the user's picture. */
  Optional<String> picture();

  /** The telephone number, in any format. */
  Optional<String> phoneNumber();

  /** The gender in lower case; CloudBase shows it in upper case. */
  Optional<String> gender();

  /** The locale; {@code en-GB} by default. */
  @Value.Default
  default String locale() {
    return "en-GB";
  }

  /** The time zone; {@code Europe/London} by default. */
  @Value.Default
  default String zoneInfo() {
    return "Europe/London";
  }

  /** The names of the user's roles. */
  List<String> roles();

  /** The names of the user's permissions. */
  List<String> permissions();

  /** The names of the groups the user is in. */
  List<String> groups();

  /** The organizations the user belongs to; the first is the primary one. */
  List<MockOrganization> organizations();

  /** Whether a second factor is set up; false by default. */
  @Value.Default
  default boolean mfaEnabled() {
    return false;
  }

  /**
   * Whether the user is suspended; false by default. Pulse, RiverGen, CloudBase, GitHub, Supabase,
   * Okta and Better Auth still return the user and report the suspension in the body, as does
   * Microsoft Graph if the request selects {@code accountEnabled}. Discord does not report it. The
   * other systems reject the request.
   */
  @Value.Default
  default boolean suspended() {
    return false;
  }

  /**
   * When this user's tokens expire; eight days after the sign-in by default. It takes precedence
   * over the lifetime of the token endpoint.
   */
  Optional<Instant> sessionExpiresAt();

  /** What differs at some systems: see {@link Builder#at}. */
  Map<MockSystem, Consumer<Builder>> changes();

  /**
   * The user as this system knows them: with the changes of {@link Builder#at}. Every token belongs
   * to the user of its system.
   */
  default MockUser at(MockSystem system) {
    Consumer<Builder> change = changes().get(system);
    if (change == null) {
      return this;
    }
    Builder changed = builder().from(this).changes(Map.of());
    change.accept(changed);
    return changed.build();
  }

  /** The id of the user's session at Krystal, derived from {@link #id()}. */
  default String sessionId() {
    return "session_" + id();
  }

  /** The given name, a space and the family name. */
  default String name() {
    return givenName() + " " + familyName();
  }

  /** Returns a new builder; id, given name and family name are required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link MockUser}s. Not thread-safe. */
  final class Builder extends ImmutableMockUser.Builder {
    Builder() {}

    /**
     * Makes the user different at one system: other roles, suspended there, without a second
     * factor. A second call for the same system replaces the first.
     *
     * <pre>{@code
     * MockUser.builder().id("7").givenName("Grace").familyName("Hopper").addRoles("analyst")
     *     .at(MockSystem.TESTINY, user -> user.addRoles("owner"))
     *     .at(MockSystem.KRYSTAL, user -> user.roles(List.of()).suspended(true))
     *     .build();
     * }</pre>
     *
     * @param system the system
     * @param change changes a builder that has all other values of the user
     */
    public Builder at(MockSystem system, Consumer<Builder> change) {
      return putChanges(system, change);
    }
  }
}
