package io.github.mesdk.model.rivergen;

import java.util.List;
import java.util.Optional;

/** Selects the primary e-mail address of a user and determines whether it is verified. */
final class Emails {
  private Emails() {}

  /**
   * Returns the primary address of the account, or else the first address that is marked as
   * primary.
   */
  static Optional<String> primary(CurrentUserInfo me) {
    return me.user()
        .primaryEmail()
        .filter(address -> !address.isBlank())
        .or(() -> markedAsPrimary(me.emails()));
  }

  private static Optional<String> markedAsPrimary(List<EmailAddress> emails) {
    return emails.stream()
        .filter(entry -> entry.primary().orElse(false))
        .flatMap(entry -> entry.email().stream())
        .filter(address -> !address.isBlank())
        .findFirst();
  }

  /**
   * Returns whether all entries for {@code address} are verified; empty if no entry shows whether
   * it is verified.
   */
  static Optional<Boolean> verified(List<EmailAddress> emails, String address) {
    return emails.stream()
        .filter(entry -> entry.email().filter(address::equalsIgnoreCase).isPresent())
        .flatMap(entry -> entry.verified().stream())
        // If entries of the same address in different case disagree, the address is not verified.
        .reduce(Boolean::logicalAnd);
  }
}
