package io.github.mesdk.model.pulse;

import io.github.mesdk.model.Membership;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Maps the accounts of a Pulse session to memberships. */
final class PulseMemberships {
  private PulseMemberships() {}

  /**
   * Returns one membership for each account with an id. If the list of accounts does not contain
   * the primary account, that account is first.
   */
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
