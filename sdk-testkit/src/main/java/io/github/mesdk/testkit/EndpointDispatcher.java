package io.github.mesdk.testkit;

import java.util.Optional;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** Handles the requests to one endpoint, with its outage and its scripts. Thread-safe. */
final class EndpointDispatcher {
  private final MockSystem system;
  private final FailureFormat format;
  private final Handler handler;
  private final Function<ReceivedRequest, Optional<OutcomeScript>> scriptOfToken;
  private volatile OutcomeScript script;
  private volatile @Nullable ScriptedOutcome outage;

  /** Creates the regular replies of an endpoint. */
  interface Handler {

    /**
     * The reply to a request.
     *
     * @throws RejectedRequest if the endpoint refuses it
     */
    Reply answer(ReceivedRequest request);
  }

  /**
   * Creates a dispatcher.
   *
   * @param scriptOfToken finds the script of the token in a request, if it has one
   */
  EndpointDispatcher(
      MockSystem system,
      FailureFormat format,
      Handler handler,
      Function<ReceivedRequest, Optional<OutcomeScript>> scriptOfToken) {
    this.system = system;
    this.format = format;
    this.handler = handler;
    this.scriptOfToken = scriptOfToken;
    this.script = new OutcomeScript(system);
  }

  /** The dispatcher of a token endpoint. */
  static EndpointDispatcher ofTokens(MockSystem system, TokenIssuer issuer) {
    TokenDialect dialect = system.tokenDialect().orElseThrow();
    return new EndpointDispatcher(
        system,
        dialect,
        only("POST", request -> dialect.answer(request, issuer)),
        request -> request.credential().flatMap(issuer::find).map(RefreshToken::script));
  }

  /** A handler that accepts one method only. */
  static Handler only(String method, Handler handler) {
    return request ->
        request.method().equals(method)
            ? handler.answer(request)
            : Reply.empty(405).withHeader("Allow", method);
  }

  OutcomeScript newScript() {
    OutcomeScript fresh = new OutcomeScript(system);
    script = fresh;
    return fresh;
  }

  void outage(Outcome outcome) {
    outage = ScriptedOutcome.requireSupported(outcome, system);
  }

  void recover() {
    outage = null;
  }

  MockResponse respond(ReceivedRequest request) {
    return respond(request, outcome(request));
  }

  MockResponse respond(ReceivedRequest request, ScriptedOutcome outcome) {
    return outcome.reply(format, request, () -> regularReply(request)).toResponse(outcome.delay());
  }

  /**
   * The outcome of an outage, otherwise of the endpoint's script. If that is success, the script of
   * the token decides.
   */
  private ScriptedOutcome outcome(ReceivedRequest request) {
    ScriptedOutcome down = outage;
    if (down != null) {
      return down;
    }
    ScriptedOutcome scripted = script.take();
    if (!scripted.equals(ScriptedOutcome.SUCCESS)) {
      return scripted;
    }
    return scriptOfToken.apply(request).map(OutcomeScript::take).orElse(scripted);
  }

  private Reply regularReply(ReceivedRequest request) {
    try {
      return handler.answer(request);
    } catch (RejectedRequest rejected) {
      return rejected.reply();
    }
  }
}
