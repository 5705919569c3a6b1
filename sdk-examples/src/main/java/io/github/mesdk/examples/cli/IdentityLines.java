package io.github.mesdk.examples.cli;

import io.github.mesdk.model.Identity;
import io.github.mesdk.model.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats an identity as labels and values. Absent values are left out. */
final class IdentityLines {
  private final Map<String, String> lines = new LinkedHashMap<>();

  private IdentityLines() {}

  static Map<String, String> of(Identity identity) {
    IdentityLines lines = new IdentityLines();
    lines.person(identity);
    lines.rights(identity);
    return lines.lines;
  }

  /** Returns the name, else the user name, else the subject. */
  static String displayName(Identity identity) {
    return identity.name().or(identity::username).orElse(identity.subject());
  }

  /** Returns the names of the organizations; the id replaces a missing name. */
  static String organizations(Identity identity) {
    return identity.organizations().stream()
        .map(organization -> organization.name().orElse(organization.id()))
        .collect(Collectors.joining(", "));
  }

  private void person(Identity identity) {
    put("provider", Optional.of(identity.provider()));
    put("tenant", identity.tenant());
    put("subject", Optional.of(identity.subject()));
    put("username", identity.username());
    put("name", identity.name());
    put("e-mail", identity.email());
    put("e-mail verified", identity.emailVerified().map(IdentityLines::yesOrNo));
    put("phone", identity.phoneNumber());
    put("picture", identity.picture());
    put("locale", identity.locale());
    put("time zone", identity.zoneInfo());
  }

  private void rights(Identity identity) {
    put("roles", identity.roles());
    put("permissions", identity.permissions());
    put("groups", identity.groups());
    put("organizations", identity.organizations().stream().map(IdentityLines::membership).toList());
    put("second factor", identity.mfaEnabled().map(IdentityLines::yesOrNo));
    put("active", identity.active().map(IdentityLines::yesOrNo));
    put("anonymous", identity.anonymous().map(IdentityLines::yesOrNo));
    put("expires", identity.expiresAt().map(Object::toString));
  }

  private void put(String label, Optional<String> value) {
    value.ifPresent(text -> lines.put(label, text));
  }

  private void put(String label, List<String> values) {
    if (!values.isEmpty()) {
      lines.put(label, String.join(", ", values));
    }
  }

  /** Formats an organization as {@code Analytical Engines (1001, administrator)}. */
  private static String membership(Membership organization) {
    boolean isAdministrator = organization.administrator().orElse(false);
    String details =
        Stream.of(
                organization.name().map(name -> organization.id()),
                Optional.of("administrator").filter(role -> isAdministrator))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return organization.name().orElse(organization.id())
        + (details.isEmpty() ? "" : " (" + details + ")");
  }

  private static String yesOrNo(boolean flag) {
    return flag ? "yes" : "no";
  }
}
