package io.github.mesdk.model.internal;

/**
 * The names of the members that {@code sdk-oauth2} adds to the claims of a user, with the values
 * that it has read from the claims of a certain vendor. Each one takes precedence over the standard
 * claim of the same meaning. They are members, so that the JSON of a model keeps them.
 */
public final class MappedClaims {
  private static final String PREFIX = "io.github.mesdk/";

  /** The tenant in which the subject is unique: a text. */
  public static final String TENANT = PREFIX + "tenant";

  /** The name that the user signs in with: a text. */
  public static final String USERNAME = PREFIX + "username";

  /** The user's language: a text. */
  public static final String LOCALE = PREFIX + "locale";

  /** The names of the user's roles: a list of texts. */
  public static final String ROLES = PREFIX + "roles";

  /** The ids of the user's groups: a list of texts. */
  public static final String GROUPS = PREFIX + "groups";

  private MappedClaims() {}
}
