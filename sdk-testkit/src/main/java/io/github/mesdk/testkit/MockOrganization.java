package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * An organization, account or tenant that a {@link MockUser} belongs to.
 *
 * @param id its id; systems whose ids are numbers show one made from it unless it is decimal
 * @param name its name for people
 * @param administrator whether the user administers or owns it
 */
public record MockOrganization(String id, String name, boolean administrator) {

  /** An organization; nothing may be null. */
  public MockOrganization {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
  }

  /**
   * The name as systems write it in addresses: {@code Royal Society} is {@code royal-society}.
   * Krystal finds an organization by it as well as by its id.
   */
  public String identifier() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
