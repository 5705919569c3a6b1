package io.github.mesdk.examples.cli;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a client needs to know of a running mock: addresses, clients, users and their tokens. */
final class MockDescription {
  private final MockIdentityProvider idp;
  private final boolean https;
  private final Map<MockSystem, Map<MockUser, String>> tokens = new LinkedHashMap<>();

  /** Signs every user in at every provider. */
  MockDescription(MockIdentityProvider idp) {
    this.idp = idp;
    this.https = idp.issuer().getScheme().equals("https");
    for (MockSystem system : MockSystem.values()) {
      Map<MockUser, String> ofSystem = new LinkedHashMap<>();
      idp.users(system).forEach(user -> ofSystem.put(user, idp.signIn(system, user)));
      tokens.put(system, ofSystem);
    }
  }

  /** Returns tables for people. */
  String text() {
    TextTable facts =
        new TextTable()
            .row("Issuer", idp.issuer().toString())
            .row("Client without a secret", idp.credentials().publicClientId())
            .row("Client with a secret", idp.credentials().clientId())
            .row("  its secret", idp.credentials().clientSecret())
            .row("Device page", idp.deviceVerificationEndpoint().url().toString());
    TextTable addresses = new TextTable().row("PROVIDER", "BASE URL", "ME ENDPOINT");
    TextTable users = new TextTable().row("PROVIDER", "USER", "ROLES", "TOKEN");
    tokens.forEach((system, ofSystem) -> {
      addresses.row(name(system), idp.baseUrl(system).toString(), idp.meUrl(system).getPath());
      ofSystem.forEach((user, token) ->
          users.row(name(system), label(user), String.join(", ", user.roles()), token));
    });
    String certificate = https ? "\n" + MockIdentityProvider.authorityPem() : "";
    return facts + "\n" + addresses + "\n" + users + certificate + "\nStop it with Ctrl+C.\n";
  }

  private static String label(MockUser user) {
    return user.suspended() ? user.name() + " (suspended)" : user.name();
  }

  /** Returns one JSON document. */
  String json() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("issuer", idp.issuer().toString());
    facts.put("publicClientId", idp.credentials().publicClientId());
    facts.put("clientId", idp.credentials().clientId());
    facts.put("clientSecret", idp.credentials().clientSecret());
    if (https) {
      facts.put("certificateAuthority", MockIdentityProvider.authorityPem());
    }
    List<Map<String, Object>> providers = new ArrayList<>();
    tokens.forEach((system, ofSystem) -> providers.add(provider(system, ofSystem)));
    facts.put("providers", providers);
    return Json.document(Json.tree(facts));
  }

  private Map<String, Object> provider(MockSystem system, Map<MockUser, String> ofSystem) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("provider", name(system));
    facts.put("baseUrl", idp.baseUrl(system).toString());
    facts.put("meUrl", idp.meUrl(system).toString());
    List<Map<String, Object>> users = new ArrayList<>();
    ofSystem.forEach((user, token) -> users.add(user(user, token)));
    facts.put("users", users);
    return facts;
  }

  private static Map<String, Object> user(MockUser user, String token) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", user.id());
    facts.put("name", user.name());
    facts.put("email", user.email());
    facts.put("roles", user.roles());
    facts.put("suspended", user.suspended());
    facts.put("token", token);
    return facts;
  }

  private static String name(MockSystem system) {
    return system.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
