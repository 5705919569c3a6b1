package io.github.mesdk.testing;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The providers of the SDK, with sample response bodies. */
public final class Providers {
  private Providers() {}

  /** One of each provider, at example addresses. */
  public static Stream<IdentityProvider<? extends CurrentUser>> all() {
    return Stream.of(
        Testiny.provider(),
        Pulse.at(URI.create("https://pulse.example.com")),
        RiverGen.provider(),
        Krystal.provider(),
        CloudBase.environment("example"),
        Oidc.userInfo(URI.create("https://login.example.com/userinfo")));
  }

  /** The full and the minimal model of a provider, without an envelope. */
  public static List<String> models(IdentityProvider<?> provider) {
    return Stream.of("me.json", "me-minimal.json")
        .map(file -> Files.text(provider.name() + "/" + file))
        .toList();
  }

  /** The full and the minimal answer, with the envelope if the provider has one. */
  public static List<String> answers(IdentityProvider<?> provider) {
    return models(provider).stream()
        .map(model ->
            provider
                .payload()
                .map(payload -> "{\"success\":true,\"" + payload + "\":" + model + "}")
                .orElse(model))
        .toList();
  }

  /** The body of each documented error, with its code. */
  public static List<String> errors(IdentityProvider<?> provider) {
    return ErrorRow.of(provider.name())
        .filter(row -> !row.file().isEmpty())
        .map(row -> row.body(provider.name()))
        .distinct()
        .toList();
  }
}
