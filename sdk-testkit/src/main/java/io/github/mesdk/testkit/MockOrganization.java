package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * An organization, account or tenant that a {@link MockUser} belongs to.
 *
 * @param id its id. Systems with numeric ids use a decimal id as a number, and derive a number from
 *     any other id
 * @param name its display name
 * @param administrator whether the user is an administrator or owner of the organization
 */
public record MockOrganization(String id, String name, boolean administrator) {

  /** Creates an organization; no argument may be null. */
  public MockOrganization {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
  }

  /**
   * The name in URL form, such as {@code royal-society} for {@code Royal Society}. Krystal finds an
   * organization by its identifier as well as by its id.
   */
  public String identifier() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
