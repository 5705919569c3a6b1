package io.github.mesdk.model.cloudbase;

import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.PlainValues;
import java.util.Optional;

/** A CloudBase profile as an identity. CloudBase sends empty text for what it does not know. */
final class Identities {
  private Identities() {}

  static Identity of(Profile profile) {
    return Identity.builder()
        .provider("cloudbase")
        .subject(subject(profile).orElseThrow())
        .username(told(profile.username()))
        .name(told(profile.name()))
        .email(told(profile.email()))
        .emailVerified(PlainValues.flag(profile.additionalProperties(), "email_verified"))
        .phoneNumber(told(profile.phoneNumber()))
        .picture(told(profile.picture()))
        .locale(told(PlainValues.text(profile.additionalProperties(), "locale")))
        .zoneInfo(told(PlainValues.text(profile.additionalProperties(), "zoneinfo")))
        .addGroups(groups(profile))
        .active(told(profile.status().map(Status::value)).map(Status.ACTIVE.value()::equals))
        .anonymous(anonymous(profile))
        .build();
  }

  /** The user's id; absent when the profile has none or only an empty one. */
  static Optional<String> subject(Profile profile) {
    return told(profile.sub()).or(() -> told(profile.userId()));
  }

  private static String[] groups(Profile profile) {
    return profile.groups().stream()
        .flatMap(group -> told(group.id()).stream())
        .toArray(String[]::new);
  }

  private static Optional<Boolean> anonymous(Profile profile) {
    // The vendor's own client goes by the name alone.
    if (profile.name().filter("anonymous"::equals).isPresent()) {
      return Optional.of(true);
    }
    return told(profile.internalUserType().map(InternalUserType::value))
        .map(InternalUserType.ANONYMOUS.value()::equals);
  }

  private static Optional<String> told(Optional<String> text) {
    return text.filter(some -> !some.isBlank());
  }
}
