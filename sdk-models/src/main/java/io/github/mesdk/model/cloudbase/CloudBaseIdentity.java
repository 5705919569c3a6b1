package io.github.mesdk.model.cloudbase;

import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.PlainValues;
import java.util.Optional;

/**
 * Maps a CloudBase profile to an identity. CloudBase sends empty text for an unknown value. Such a
 * value is absent from the identity.
 */
final class CloudBaseIdentity {
  private CloudBaseIdentity() {}

  static Identity of(Profile profile) {
    return Identity.builder()
        .provider("cloudbase")
        .subject(subject(profile).orElseThrow())
        .username(nonBlank(profile.username()))
        .name(nonBlank(profile.name()))
        .email(nonBlank(profile.email()))
        .emailVerified(PlainValues.flag(profile.additionalProperties(), "email_verified"))
        .phoneNumber(nonBlank(profile.phoneNumber()))
        .picture(nonBlank(profile.picture()))
        .locale(nonBlank(PlainValues.text(profile.additionalProperties(), "locale")))
        .zoneInfo(nonBlank(PlainValues.text(profile.additionalProperties(), "zoneinfo")))
        .addGroups(groups(profile))
        .active(nonBlank(profile.status().map(Status::value)).map(Status.ACTIVE.value()::equals))
        .anonymous(anonymous(profile))
        .build();
  }

  /** Returns the id of the user; empty if it is missing or blank. */
  static Optional<String> subject(Profile profile) {
    return nonBlank(profile.sub()).or(() -> nonBlank(profile.userId()));
  }

  private static String[] groups(Profile profile) {
    return profile.groups().stream()
        .flatMap(group -> nonBlank(group.id()).stream())
        .toArray(String[]::new);
  }

  private static Optional<Boolean> anonymous(Profile profile) {
    // The vendor's client library recognizes a guest by this name alone.
    if (profile.name().filter("anonymous"::equals).isPresent()) {
      return Optional.of(true);
    }
    return nonBlank(profile.internalUserType().map(InternalUserType::value))
        .map(InternalUserType.ANONYMOUS.value()::equals);
  }

  private static Optional<String> nonBlank(Optional<String> text) {
    return text.filter(some -> !some.isBlank());
  }
}
