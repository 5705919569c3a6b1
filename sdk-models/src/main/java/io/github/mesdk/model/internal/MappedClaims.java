package io.github.mesdk.model.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the members that {@code sdk-oauth2} adds to the claims of a user, with the values
 * that it has read from the claims of a certain vendor. Each one takes precedence over the standard
 * claim of the same meaning. They are members, so that the JSON of a model keeps them. A response
 * must not contain them, because users of some issuers choose the names of their claims.
 */
public final class MappedClaims {
  /** What the names of all these members start with. */
  public static final String PREFIX = "io.github.mesdk/";

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

  /** Returns whether one of the members has a name that is reserved for the SDK. */
  public static boolean areIn(Map<String, ? extends @Nullable Object> members) {
    for (String name : members.keySet()) {
      if (name.startsWith(PREFIX)) {
        return true;
      }
    }
    return false;
  }
}
