package io.github.mesdk.model.rivergen;

import io.github.mesdk.model.Membership;
import java.util.stream.Stream;

/** Maps the organizations of RiverGen to memberships. */
final class RiverGenMemberships {
  private RiverGenMemberships() {}

  /** Returns the membership; an empty stream for an organization without an id. */
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
