package io.github.mesdk.examples.memory;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.login.CloudBaseLogin;
import io.github.mesdk.login.LoginBuilder;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A program with a small heap that calls a server from many threads at once. It prints the outcomes
 * of these calls, and of ordinary refused calls after them.
 */
final class HeavyCalls {
  private static final int CALLERS = 64;
  private static final int ORDINARY_CALLS = 100;

  private final URI server;

  private HeavyCalls(URI server) {
    this.server = server;
  }

  /**
   * Runs the program.
   *
   * @param arguments the address of the server, the place of the heavy body, and its kind
   */
  public static void main(String[] arguments) throws InterruptedException {
    HeavyCalls calls = new HeavyCalls(URI.create(arguments[0]));
    MeClient<?> refused = calls.client(Testiny.provider().at(calls.at("refusal"))).build();
    System.out.println(outcomes(CALLERS, calls.of(arguments[1], arguments[2])));
    System.out.println(outcomes(ORDINARY_CALLS, refused::me));
    System.out.println("alive");
  }

  /** Returns the call that receives a body of this kind at this place. */
  private Callable<?> of(String place, String kind) {
    URI heavy = at(place + "/" + kind);
    return switch (place) {
      case "answer", "failure", "rejection" -> client(Testiny.provider().at(heavy)).build()::me;
      case "envelope" -> {
        MeClient<?> krystal = client(Krystal.provider().at(heavy)).build();
        yield () -> krystal.me(MeRequest.of(Krystal.subject("their-token")));
      }
      case "token" -> token(CloudBaseLogin.clientCredentials(CloudBase.at(heavy), "me", "s3cret"));
      case "metadata" -> () -> OAuth2Issuer.discover(heavy);
      case "issuer-token" -> {
        OAuth2Client program = OAuth2Client.basic("me", "s3cret");
        TokenProvider tokens = issuer(heavy).clientCredentials(program).buildUncached();
        yield () -> tokens.token(far());
      }
      default -> client(issuer(heavy).userInfoBuilder().signedOnly("me").build()).build()::me;
    };
  }

  private static Callable<?> token(LoginBuilder login) {
    TokenProvider tokens = login.buildUncached();
    return () -> tokens.token(far());
  }

  private static Deadline far() {
    return Deadline.after(Duration.ofMinutes(5));
  }

  /** An issuer whose replies are heavy, except a signed answer about the user. */
  private OAuth2Issuer issuer(URI heavy) {
    return OAuth2Issuer.builder(at("issuer"))
        .tokenEndpoint(heavy)
        .userInfoEndpoint(at("signed"))
        .jwksUri(heavy)
        .build();
  }

  private URI at(String path) {
    return server.resolve("/" + path);
  }

  private MeClientBuilder<?> client(IdentityProvider<?> provider) {
    return MeClient.builder(provider)
        .timeout(Duration.ofMinutes(5))
        .retryPolicy(RetryPolicy.none())
        .tokenProvider(TokenProvider.of("the-token"));
  }

  private static Map<String, Integer> outcomes(int callers, Callable<?> call)
      throws InterruptedException {
    Map<String, Integer> outcomes = new TreeMap<>();
    List<Thread> threads =
        Stream.generate(() -> new Thread(() -> add(outcome(call), outcomes)))
            .limit(callers)
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return outcomes;
  }

  private static void add(String outcome, Map<String, Integer> outcomes) {
    synchronized (outcomes) {
      outcomes.merge(outcome, 1, Integer::sum);
    }
  }

  private static String outcome(Callable<?> call) {
    try {
      call.call();
      return "success";
    } catch (MeException failure) {
      return failure.getClass().getSimpleName();
    } catch (Throwable other) {
      return String.valueOf(other);
    }
  }
}
