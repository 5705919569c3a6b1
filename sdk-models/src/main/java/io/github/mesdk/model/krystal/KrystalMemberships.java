package io.github.mesdk.model.krystal;

import io.github.mesdk.model.Membership;
import io.github.mesdk.model.internal.PlainValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Krystal's two lists of organizations as one, in the shape of all providers. */
final class KrystalMemberships {
  // Not in the endpoint's own schema; Krystal's newer page about users has it.
  private static final String NAME = "organization_name";

  private final Map<String, Membership> byId = new LinkedHashMap<>();

  private KrystalMemberships() {}

  /**
   * The organizations of the user's permissions, then those that stand only among the user's own.
   * Where both lists speak of one organization, the first is believed and the second completes it.
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
      Optional<String> id, Optional<Boolean> owner, Map<String, @Nullable Object> extras) {
    id.filter(text -> !text.isBlank())
        .map(text ->
            Membership.builder()
                .id(text)
                .name(PlainValues.text(extras, NAME))
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
