package io.github.mesdk.examples.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An answer of at most 1 MiB with 10,000 odd members is decoded in one pass. Measures the time on
 * the processor, because other load does not change it, and takes the fastest of three calls.
 */
class ManyOddMembersTest {
  private static final int MEMBERS = 10_000;
  private static final int MAX_BODY = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final URI ORIGIN = URI.create("https://service.example.com");

  /** Databind alone reads an answer with a code, which may be a failure. */
  private static final String FOR_DATABIND = "{\"code\":\"new\",";

  /** A model of an application. */
  record Team(@JsonProperty("size") Optional<Integer> size) {}

  record Own(@JsonProperty("id") String id, @JsonProperty("teams") List<Team> teams)
      implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).build();
    }
  }

  record Odd(IdentityProvider<?> provider, String body, String firstPath) {
    Odd forDatabind() {
      return new Odd(provider, FOR_DATABIND + body.substring(1), firstPath);
    }

    @Override
    public String toString() {
      return provider.name() + (body.startsWith(FOR_DATABIND) ? ", databind" : "");
    }
  }

  static Stream<Odd> answers() {
    Odd riverGen =
        new Odd(
            RiverGen.provider(),
            "{\"data\":{\"user\":{\"id\":1},\"organizations\":%s}}".formatted(list("plan")),
            "data.organizations[0].plan");
    Odd pulse =
        new Odd(
            Pulse.at(ORIGIN),
            "{\"id\":1,\"email\":\"a\",\"token\":\"t\",\"accounts\":%s}"
                .formatted(list("accountAdmin")),
            "accounts[0].accountAdmin");
    Odd own =
        new Odd(
            IdentityProvider.builder("own", Own.class).baseUrl(ORIGIN).subject("id").build(),
            "{\"id\":\"a\",\"teams\":%s}".formatted(list("size")),
            "teams[0].size");
    return Stream.of(riverGen, riverGen.forDatabind(), pulse, pulse.forDatabind(), own);
  }

  private static String list(String member) {
    String element = "{\"" + member + "\":[{\"value\":\"big\"}]}";
    return "[" + element + ("," + element).repeat(MEMBERS - 1) + "]";
  }

  @ParameterizedTest
  @MethodSource("answers")
  void takeLessThanASecond(Odd odd) throws Exception {
    byte[] body = odd.body().getBytes(UTF_8);
    assertThat(body).hasSizeLessThanOrEqualTo(MAX_BODY);
    AtomicReference<List<String>> unreadable = new AtomicReference<>(List.of());
    MeListener reports =
        new MeListener() {
          @Override
          public void callEnded(MeEvent event) {
            unreadable.set(event.unreadableMembers());
          }
        };
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long fastest = Long.MAX_VALUE;
    try (FixedResponseServer service = new FixedResponseServer(body)) {
      MeClient<?> client =
          MeClient.builder(odd.provider().at(service.address())).listener(reports).build();
      for (int i = 0; i < 3; i++) {
        long start = threads.getCurrentThreadCpuTime();
        client.me(MeRequest.ofToken("t"));
        fastest = Math.min(fastest, threads.getCurrentThreadCpuTime() - start);
      }
    }
    assertThat(Duration.ofNanos(fastest)).isLessThan(LIMIT);
    assertThat(unreadable.get()).hasSize(20).startsWith(odd.firstPath());
  }
}
