package io.github.mesdk.testkit;

import java.util.Optional;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** Takes each request to one system's token endpoint and decides how it ends. Thread-safe. */
final class TokenRequestDispatcher {
  private final MockSystem system;
  private final TokenDialect dialect;
  private final TokenMint mint;
  private volatile OutcomeScript script;
  private volatile @Nullable ScriptedOutcome outage;

  TokenRequestDispatcher(MockSystem system, Accounts accounts, MockCredentials credentials) {
    this.system = system;
    this.dialect = system.tokenDialect().orElseThrow();
    this.mint = new TokenMint(system, accounts, credentials);
    this.script = newScript();
  }

  TokenMint mint() {
    return mint;
  }

  OutcomeScript newScript() {
    OutcomeScript fresh = new OutcomeScript(system);
    script = fresh;
    return fresh;
  }

  void outage(Outcome outcome) {
    outage = ScriptedOutcome.of(outcome, system);
  }

  void recover() {
    outage = null;
  }

  MockResponse respond(ReceivedRequest request) {
    ScriptedOutcome outcome = outcome(request);
    return outcome.reply(dialect, request, () -> deserved(request)).toResponse(outcome.delay());
  }

  /** What the script of the endpoint leaves open, that of the refresh token decides. */
  private ScriptedOutcome outcome(ReceivedRequest request) {
    ScriptedOutcome down = outage;
    if (down != null) {
      return down;
    }
    ScriptedOutcome scripted = script.take();
    if (!scripted.equals(ScriptedOutcome.SUCCESS)) {
      return scripted;
    }
    Optional<RefreshToken> borne = request.credential().flatMap(mint::find);
    return borne.map(token -> token.script().take()).orElse(scripted);
  }

  private Reply deserved(ReceivedRequest request) {
    if (!request.method().equals("POST")) {
      return Reply.empty(405).with("Allow", "POST");
    }
    try {
      return dialect.answer(request, mint);
    } catch (RejectedRequest refusal) {
      return refusal.reply();
    }
  }
}
