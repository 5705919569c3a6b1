package io.github.mesdk.model.rivergen;

import io.github.mesdk.model.Membership;
import java.util.stream.Stream;

/** RiverGen's organizations in the shape of all providers. */
final class RiverGenMemberships {
  private RiverGenMemberships() {}

  /** The membership; none for an organization without an id. */
  static Stream<Membership> of(Organization organization) {
    return organization.id().stream()
        .map(id ->
            Membership.builder()
                .id(Long.toString(id))
                .name(organization.name())
                .administrator(organization.admin())
                .build());
  }
}
