package io.github.mesdk.model.krystal;

import io.github.mesdk.model.Membership;
import io.github.mesdk.model.internal.PlainValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merges Krystal's two lists of organizations into one list of memberships. */
final class KrystalMemberships {
  // This member is not in the schema of the endpoint, but on the vendor's newer page about users.
  private static final String NAME = "organization_name";

  private final Map<String, Membership> byId = new LinkedHashMap<>();

  private KrystalMemberships() {}

  /**
   * Returns the organizations of the user's permissions, followed by the organizations that only
   * the user's own list contains. If both lists contain an organization, the values of the first
   * list take precedence and the second list supplies missing values.
   */
  static List<Membership> of(AuthorizationDetails me) {
    KrystalMemberships all = new KrystalMemberships();
    me.userPermissions()
        .ifPresent(permissions ->
            permissions
                .organizations()
                .forEach(
                    entry -> all.add(entry.id(), entry.owner(), entry.additionalProperties())));
    me.user()
        .organizations()
        .forEach(
            entry -> all.add(entry.organizationId(), entry.owner(), entry.additionalProperties()));
    return List.copyOf(all.byId.values());
  }

  private void add(
      Optional<String> id, Optional<Boolean> owner, Map<String, @Nullable Object> undeclared) {
    id.filter(text -> !text.isBlank())
        .map(text ->
            Membership.builder()
                .id(text)
                .name(PlainValues.text(undeclared, NAME))
                .administrator(owner)
                .build())
        .ifPresent(
            membership -> byId.merge(membership.id(), membership, KrystalMemberships::completed));
  }

  private static Membership completed(Membership first, Membership second) {
    return Membership.builder()
        .id(first.id())
        .name(first.name().or(second::name))
        .administrator(first.administrator().or(second::administrator))
        .build();
  }
}
