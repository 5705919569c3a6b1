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

/**
 * Dispatches each request to its system. It checks path, method and credential in the same order as
 * the real systems.
 */
final class RequestDispatcher extends Dispatcher {
  private final SignIns signIns;
  private final MockWebServer server;
  private final Queue<ReceivedRequest> received = new ConcurrentLinkedQueue<>();
  private final Map<MockSystem, ScriptedOutcome> outages = new ConcurrentHashMap<>();
  private final Map<MockSystem, TokenRequestDispatcher> tokenDispatchers =
      new EnumMap<>(MockSystem.class);

  RequestDispatcher(SignIns signIns, MockCredentials credentials, MockWebServer server) {
    this.signIns = signIns;
    this.server = server;
    for (MockSystem system : MockSystem.values()) {
      if (system.tokenDialect().isPresent()) {
        tokenDispatchers.put(system, new TokenRequestDispatcher(system, signIns, credentials));
      }
    }
  }

  /** The dispatchers of the systems that have a token endpoint. */
  Map<MockSystem, TokenRequestDispatcher> tokenDispatchers() {
    return tokenDispatchers;
  }

  List<ReceivedRequest> received() {
    return List.copyOf(received);
  }

  void clear() {
    received.clear();
  }

  void outage(MockSystem system, Outcome outcome) {
    outages.put(system, ScriptedOutcome.requireSupported(outcome, system));
  }

  void recover(MockSystem system) {
    outages.remove(system);
  }

  @Override
  public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
    // MockWebServer queues every request for takeRequest(); drain it, because no one else does.
    server.takeRequest(0, TimeUnit.NANOSECONDS);
    ReceivedRequest request = RequestReader.read(recorded);
    received.add(request);
    if (request.system().isEmpty()) {
      return Gateway.notFound().toResponse(Duration.ZERO);
    }
    MockSystem system = request.system().get();
    try {
      TokenRequestDispatcher tokens = tokenDispatchers.get(system);
      return tokens != null && request.isTokenRequest()
          ? tokens.respond(request)
          : respond(system, request);
    } catch (RuntimeException fault) {
      // If this were rethrown, the client would get no reply and the test would show no reason.
      return Gateway.fault(fault).toResponse(Duration.ZERO);
    }
  }

  private MockResponse respond(MockSystem system, ReceivedRequest request) {
    ScriptedOutcome outcome = outcome(system, request);
    return outcome
        .reply(system.dialect(), request, () -> regularReply(system, request))
        .toResponse(outcome.delay());
  }

  /** An outage takes precedence. Without an outage, the script of the request's token decides. */
  private ScriptedOutcome outcome(MockSystem system, ReceivedRequest request) {
    ScriptedOutcome outage = outages.get(system);
    if (outage != null) {
      return outage;
    }
    return request
        .credential()
        .flatMap(token -> signIns.find(system, token))
        .map(signIn -> signIn.script().take())
        .orElse(ScriptedOutcome.SUCCESS);
  }

  private Reply regularReply(MockSystem system, ReceivedRequest request) {
    Optional<Reply> page = OidcMetadata.at(request.path(), "http://127.0.0.1:" + server.getPort());
    if (page.isPresent()) {
      return request.method().equals("GET")
          ? page.get()
          : Reply.empty(405).withHeader("Allow", "GET");
    }
    Dialect dialect = system.dialect();
    Optional<SignIn> caller = request.credential().flatMap(token -> signIns.find(system, token));
    Optional<Kind> problem = problem(system, request, caller);
    if (problem.isPresent()) {
      return dialect.failure(Failure.of(problem.get()), request);
    }
    try {
      return dialect.answer(caller.orElseThrow(), request, signIns);
    } catch (RejectedRequest rejected) {
      return rejected.reply();
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
