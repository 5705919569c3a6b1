package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private final ProviderState state;
  private final MockWebServer server;
  private final Endpoints endpoints;
  private final Cors cors;
  private final RequestLog log;
  private final Map<MockSystem, ScriptedOutcome> outages = new ConcurrentHashMap<>();

  RequestDispatcher(ProviderState state, MockWebServer server, RequestLog log) {
    this.state = state;
    this.server = server;
    this.endpoints = new Endpoints(state);
    this.cors = new Cors(state.grants().redirectUris());
    this.log = log;
  }

  Endpoints endpoints() {
    return endpoints;
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
    ReceivedRequest request = RequestReader.read(recorded, state.clock().instant());
    log.received(request);
    MockResponse response = respond(request);
    log.answered(request, response.getCode());
    return response;
  }

  private MockResponse respond(ReceivedRequest request) {
    if (request.system().isEmpty()) {
      return Gateway.notFound().toResponse(Duration.ZERO);
    }
    MockSystem system = request.system().get();
    try {
      Optional<MockResponse> preflight = cors.preflight(request);
      return preflight.isPresent()
          ? preflight.get()
          : cors.allow(
              endpoints
                  .at(request.path())
                  .map(endpoint -> respond(system, endpoint, request))
                  .orElseGet(() -> respond(system, request)),
              request);
    } catch (RuntimeException fault) {
      // If this were rethrown, the client would get no reply and the test would show no reason.
      return Gateway.fault(fault).toResponse(Duration.ZERO);
    }
  }

  /** Outages of a system include its public documents. */
  private MockResponse respond(
      MockSystem system, EndpointDispatcher endpoint, ReceivedRequest request) {
    ScriptedOutcome outage = outages.get(system);
    boolean isDocument =
        OidcEndpoint.ofPath(request.path()).filter(OidcEndpoint::isDocument).isPresent();
    return isDocument && outage != null
        ? endpoint.respond(request, outage)
        : endpoint.respond(request);
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
        .flatMap(token -> state.signIns().find(system, token))
        .map(signIn -> signIn.script().take())
        .orElse(ScriptedOutcome.SUCCESS);
  }

  private Reply regularReply(MockSystem system, ReceivedRequest request) {
    Dialect dialect = system.dialect();
    Optional<SignIn> caller =
        request.credential().flatMap(token -> state.signIns().find(system, token));
    Optional<Kind> problem = problem(system, request, caller);
    if (problem.isPresent()) {
      return dialect.failure(Failure.of(problem.get()), request);
    }
    try {
      return dialect.answer(caller.orElseThrow(), request, state.signIns());
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
