package io.github.mesdk.model.pulse;

import io.github.mesdk.model.Membership;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The accounts of a Pulse session as the memberships of an identity. */
final class PulseMemberships {
  private PulseMemberships() {}

  /** Every account that has an id; the primary one first where the list leaves it out. */
  static List<Membership> of(UserSession session) {
    Stream<Account> unlisted =
        session.primaryAccount().stream().filter(primary -> !isListed(primary, session));
    return Stream.concat(unlisted, session.accounts().stream())
        .flatMap(account -> membership(account).stream())
        .toList();
  }

  private static boolean isListed(Account primary, UserSession session) {
    return session.accounts().stream()
        .anyMatch(account -> account.accountId().equals(primary.accountId()));
  }

  private static Optional<Membership> membership(Account account) {
    return account
        .accountId()
        .filter(id -> !id.isBlank())
        .map(id ->
            Membership.builder()
                .id(id)
                .name(account.accountName())
                .administrator(account.accountAdmin())
                .build());
  }
}
