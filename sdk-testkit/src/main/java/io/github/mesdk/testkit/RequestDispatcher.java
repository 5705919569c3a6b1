package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Takes each request and decides, in the order in which real systems do, how it ends. */
final class RequestDispatcher extends Dispatcher {
  private final Accounts accounts;
  private final MockWebServer server;
  private final Queue<ReceivedRequest> seen = new ConcurrentLinkedQueue<>();
  private final Map<MockSystem, ScriptedOutcome> outages = new ConcurrentHashMap<>();
  private final Map<MockSystem, TokenRequestDispatcher> tokenDesks =
      new EnumMap<>(MockSystem.class);

  RequestDispatcher(Accounts accounts, MockCredentials credentials, MockWebServer server) {
    this.accounts = accounts;
    this.server = server;
    for (MockSystem system : MockSystem.values()) {
      if (system.tokenDialect().isPresent()) {
        tokenDesks.put(system, new TokenRequestDispatcher(system, accounts, credentials));
      }
    }
  }

  /** The desks for tokens, of the systems that have one. */
  Map<MockSystem, TokenRequestDispatcher> tokenDesks() {
    return tokenDesks;
  }

  List<ReceivedRequest> seen() {
    return List.copyOf(seen);
  }

  void forget() {
    seen.clear();
  }

  void outage(MockSystem system, Outcome outcome) {
    outages.put(system, ScriptedOutcome.of(outcome, system));
  }

  void recover(MockSystem system) {
    outages.remove(system);
  }

  @Override
  public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
    // The server keeps every request for a caller of its own; there is none.
    server.takeRequest(0, TimeUnit.NANOSECONDS);
    ReceivedRequest request = RequestReader.read(recorded);
    seen.add(request);
    if (request.system().isEmpty()) {
      return Gateway.notFound().toResponse(Duration.ZERO);
    }
    MockSystem system = request.system().get();
    try {
      TokenRequestDispatcher tokens = tokenDesks.get(system);
      return tokens != null && request.asksForTokens()
          ? tokens.respond(request)
          : respond(system, request);
    } catch (RuntimeException fault) {
      // Thrown on, it would leave the client without a reply and the test without a reason.
      return Gateway.fault(fault).toResponse(Duration.ZERO);
    }
  }

  private MockResponse respond(MockSystem system, ReceivedRequest request) {
    ScriptedOutcome outcome = outcome(system, request);
    return outcome
        .reply(system.dialect(), request, () -> deserved(system, request))
        .toResponse(outcome.delay());
  }

  /** An outage comes first: then nobody looks at the request. A script needs its token. */
  private ScriptedOutcome outcome(MockSystem system, ReceivedRequest request) {
    ScriptedOutcome outage = outages.get(system);
    if (outage != null) {
      return outage;
    }
    return request
        .credential()
        .flatMap(token -> accounts.find(system, token))
        .map(signIn -> signIn.script().take())
        .orElse(ScriptedOutcome.SUCCESS);
  }

  private Reply deserved(MockSystem system, ReceivedRequest request) {
    Optional<Reply> page = OidcPages.at(request.path(), "http://127.0.0.1:" + server.getPort());
    if (page.isPresent()) {
      return request.method().equals("GET") ? page.get() : Reply.empty(405).with("Allow", "GET");
    }
    Dialect dialect = system.dialect();
    Optional<SignIn> caller = request.credential().flatMap(token -> accounts.find(system, token));
    Optional<Kind> problem = problem(system, request, caller);
    if (problem.isPresent()) {
      return dialect.failure(Failure.of(problem.get()), request);
    }
    try {
      return dialect.answer(caller.orElseThrow(), request, accounts);
    } catch (RejectedRequest refusal) {
      return refusal.reply();
    }
  }

  private static Optional<Kind> problem(
      MockSystem system, ReceivedRequest request, Optional<SignIn> caller) {
    if (!request.path().equals(system.mePath())) {
      return Optional.of(Kind.NO_SUCH_PATH);
    }
    if (!system.dialect().methods().contains(request.method())) {
      return Optional.of(Kind.WRONG_METHOD);
    }
    if (request.credential().isEmpty()) {
      return Optional.of(Kind.MISSING_CREDENTIAL);
    }
    return caller.isEmpty() ? Optional.of(Kind.INVALID_TOKEN) : caller.get().problem();
  }
}
