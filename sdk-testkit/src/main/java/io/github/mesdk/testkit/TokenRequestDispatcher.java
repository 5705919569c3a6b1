package io.github.mesdk.testkit;

import java.util.Optional;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** Handles the requests to one system's token endpoint. Thread-safe. */
final class TokenRequestDispatcher {
  private final MockSystem system;
  private final TokenDialect dialect;
  private final TokenIssuer issuer;
  private volatile OutcomeScript script;
  private volatile @Nullable ScriptedOutcome outage;

  TokenRequestDispatcher(MockSystem system, SignIns signIns, MockCredentials credentials) {
    this.system = system;
    this.dialect = system.tokenDialect().orElseThrow();
    this.issuer = new TokenIssuer(system, signIns, credentials);
    this.script = newScript();
  }

  TokenIssuer issuer() {
    return issuer;
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
    ScriptedOutcome outcome = outcome(request);
    return outcome.reply(dialect, request, () -> regularReply(request)).toResponse(outcome.delay());
  }

  /**
   * An outage takes precedence. Without an outage, the endpoint's script decides. If its outcome is
   * success, the script of the refresh token decides.
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
    Optional<RefreshToken> refreshToken = request.credential().flatMap(issuer::find);
    return refreshToken.map(token -> token.script().take()).orElse(scripted);
  }

  private Reply regularReply(ReceivedRequest request) {
    if (!request.method().equals("POST")) {
      return Reply.empty(405).withHeader("Allow", "POST");
    }
    try {
      return dialect.answer(request, issuer);
    } catch (RejectedRequest rejected) {
      return rejected.reply();
    }
  }
}
