package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeListener;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.List;

/**
 * One call of the demo: a provider, its token and its arguments.
 *
 * @param <T> the model of the answer
 */
record DemoCall<T extends CurrentUser>(
    IdentityProvider<T> provider, TokenProvider tokens, MeArguments arguments) {

  /** The calls of the providers of {@code sdk-core}. */
  static List<DemoCall<?>> all(MockIdentityProvider idp) {
    return List.of(
        of(idp, MockSystem.TESTINY, Testiny.provider()),
        of(idp, MockSystem.PULSE, Pulse.at(idp.baseUrl(MockSystem.PULSE))),
        of(idp, MockSystem.RIVERGEN, RiverGen.provider()),
        krystal(idp),
        of(idp, MockSystem.CLOUDBASE, CloudBase.at(idp.baseUrl(MockSystem.CLOUDBASE))),
        of(idp, MockSystem.OIDC, Oidc.userInfo(idp.baseUrl(MockSystem.OIDC))));
  }

  /** A call with the token of the first user of the system, and without arguments. */
  static <T extends CurrentUser> DemoCall<T> of(
      MockIdentityProvider idp, MockSystem system, IdentityProvider<T> provider) {
    TokenProvider tokens = TokenProvider.of(idp.token(system));
    return new DemoCall<>(provider.at(idp.baseUrl(system)), tokens, MeArguments.of());
  }

  /**
   * Krystal takes two credentials: the token of the calling service, and the token of the user, who
   * is the subject of the call.
   */
  private static DemoCall<?> krystal(MockIdentityProvider idp) {
    String subjectToken = idp.signIn(MockSystem.KRYSTAL, idp.users(MockSystem.KRYSTAL).get(0));
    DemoCall<?> call = of(idp, MockSystem.KRYSTAL, Krystal.provider());
    return call.with(Krystal.subject(subjectToken));
  }

  private DemoCall<T> with(MeArguments arguments) {
    return new DemoCall<>(provider, tokens, arguments);
  }

  DemoAnswer execute(MeListener listener) {
    try (MeClient<T> client =
        MeClient.builder(provider).tokenProvider(tokens).listener(listener).build()) {
      long start = System.nanoTime();
      T answer = client.me(arguments);
      return new DemoAnswer(answer.identity(), Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
