package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A user whom a {@link MockIdentityProvider} knows, told to every system in that system's own JSON.
 * What a system has no member for is left out of its answer. Immutable.
 */
@Value.Immutable
public interface MockUser {

  /**
   * The user's id. Testiny, Pulse and RiverGen have numbers as ids: there an id of up to 18 decimal
   * digits is that number, any other gives a number that is always the same for it.
   */
  String id();

  /** The user's given name. */
  String givenName();

  /** The user's family name. */
  String familyName();

  /** The name the user signs in with; the given name in lower case unless set. */
  @Value.Default
  default String username() {
    return givenName().toLowerCase(Locale.ROOT);
  }

  /** The e-mail address; the user name at {@code example.com} unless set. */
  @Value.Default
  default String email() {
    return username() + "@example.com";
  }

  /** Whether the address is verified; true unless set. */
  @Value.Default
  default boolean emailVerified() {
    return true;
  }

  /** The address of the user's picture. */
  Optional<String> picture();

  /** The telephone number, in whatever form. */
  Optional<String> phoneNumber();

  /** The gender in lower case; CloudBase shows it in upper case. */
  Optional<String> gender();

  /** The language; {@code en-GB} unless set. */
  @Value.Default
  default String locale() {
    return "en-GB";
  }

  /** The time zone; {@code Europe/London} unless set. */
  @Value.Default
  default String zoneInfo() {
    return "Europe/London";
  }

  /** The names of the user's roles. */
  List<String> roles();

  /** The names of what the user may do. */
  List<String> permissions();

  /** The names of the groups the user is in. */
  List<String> groups();

  /** The organizations the user belongs to; the first is the primary one. */
  List<MockOrganization> organizations();

  /** Whether a second factor is set up; false unless set. */
  @Value.Default
  default boolean mfaEnabled() {
    return false;
  }

  /**
   * Whether the user is shut out; false unless set. Pulse, RiverGen and CloudBase still answer and
   * say so in the answer; Testiny, Krystal and OpenID Connect refuse.
   */
  @Value.Default
  default boolean suspended() {
    return false;
  }

  /**
   * When a token of this user ends; eight days after the sign-in unless set. A token past this time
   * is answered as an expired one.
   */
  Optional<Instant> sessionExpiresAt();

  /** The id of the user's session at Krystal, made from {@link #id()}. */
  default String sessionId() {
    return "session_" + id();
  }

  /** The given name, a space and the family name. */
  default String name() {
    return givenName() + " " + familyName();
  }

  /** A new builder; id, given name and family name must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link MockUser}s; not thread-safe. */
  final class Builder extends ImmutableMockUser.Builder {
    Builder() {}
  }
}
