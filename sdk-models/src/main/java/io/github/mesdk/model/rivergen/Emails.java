package io.github.mesdk.model.rivergen;

import java.util.List;
import java.util.Optional;

/** Which of a user's e-mail addresses stands for the user, and whether it is verified. */
final class Emails {
  private Emails() {}

  /** The primary address of the account, else the first that is marked as primary. */
  static Optional<String> primary(CurrentUserInfo me) {
    return me.user()
        .primaryEmail()
        .filter(address -> !address.isBlank())
        .or(() -> marked(me.emails()));
  }

  private static Optional<String> marked(List<EmailAddress> emails) {
    return emails.stream()
        .filter(entry -> entry.primary().orElse(false))
        .flatMap(entry -> entry.email().stream())
        .filter(address -> !address.isBlank())
        .findFirst();
  }

  /** What the entries for {@code address} say; absent when there is none or it does not say. */
  static Optional<Boolean> verified(List<EmailAddress> emails, String address) {
    return emails.stream()
        .filter(entry -> entry.email().filter(address::equalsIgnoreCase).isPresent())
        .flatMap(entry -> entry.verified().stream())
        // Should two entries differ in case and in what they say, the cautious one holds.
        .reduce(Boolean::logicalAnd);
  }
}
