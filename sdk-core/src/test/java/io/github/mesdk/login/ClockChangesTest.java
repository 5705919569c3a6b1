package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock of this machine is wrong, is set, or stops while the machine sleeps. Only the clock of
 * the service decides whether a token is valid. No such change loses a login or blames the user.
 */
@Timeout(60)
class ClockChangesTest extends LoginFixture {
  private static final Duration LIFETIME = Duration.ofHours(1);

  /** The time at the service, and when it issued each access token. */
  private Duration serviceTime = Duration.ZERO;

  private final Map<String, Duration> issued = new HashMap<>();
  private final List<String> spent = new ArrayList<>();

  @BeforeEach
  void serve() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String authorization = request.getHeaders().get("Authorization");
            return authorization == null
                ? refreshed(String.valueOf(request.getBody().utf8()))
                : profile(authorization.substring("Bearer ".length()));
          }
        });
  }

  private synchronized MockResponse refreshed(String body) {
    Matcher sent = Pattern.compile("refresh-(\\d+)").matcher(body);
    if (!sent.find() || spent.contains(sent.group())) {
      return Servers.json(400, "{\"error\":\"invalid_grant\"}");
    }
    spent.add(sent.group());
    int next = Integer.parseInt(sent.group(1)) + 1;
    issued.put("access-" + next, serviceTime);
    return Servers.json(
        200,
        "{\"token_type\":\"bearer\",\"access_token\":\"access-%1$d\",\"expires_in\":%2$d,"
                .formatted(next, LIFETIME.toSeconds())
            + "\"refresh_token\":\"refresh-%d\"}".formatted(next));
  }

  private synchronized MockResponse profile(String token) {
    Duration since = issued.get(token);
    return since == null || serviceTime.minus(since).compareTo(LIFETIME) >= 0
        ? Servers.json(401, "{\"error\":\"invalid_token\",\"error_code\":16}")
        : Servers.json(200, "{\"sub\":\"u-1\"}");
  }

  /** As after a restart: nothing is in memory. */
  private MeClient<Profile> client() {
    TokenProvider uncached =
        CloudBaseLogin.refreshing(CloudBase.at(origin()), store).clock(clock).buildUncached();
    return MeClient.builder(CloudBase.at(origin()))
        .tokenProvider(clock.cachedOnCallersThread(uncached))
        .build();
  }

  private void pass(Duration time) {
    clock.advanceSeconds(time.toSeconds());
    serviceTime = serviceTime.plus(time);
  }

  /** The monotonic clock stops, the wall clock does not. */
  private void sleep(Duration time) {
    clock.moveWallClock(time);
    serviceTime = serviceTime.plus(time);
  }

  private static void assertSignedIn(MeClient<Profile> client) {
    assertThat(client.me().identity().subject()).isEqualTo("u-1");
  }

  private void assertLoginIsKept() {
    assertThat(store.read(far).flatMap(StoredTokens::refreshToken))
        .contains("refresh-" + spent.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {-3650, -1, 1, 3650})
  void aClockThatIsSetLosesNoLogin(long days) {
    MeClient<Profile> client = client();
    assertSignedIn(client);
    clock.moveWallClock(Duration.ofDays(days));
    assertSignedIn(client);
    assertSignedIn(client());
    for (int hours = 0; hours < 3; hours++) {
      pass(LIFETIME);
      assertSignedIn(client);
      assertSignedIn(client());
    }
    assertThat(spent).hasSizeBetween(4, 5).doesNotHaveDuplicates();
    assertLoginIsKept();
  }

  @ParameterizedTest
  @ValueSource(longs = {-3650, -1, 1, 3650})
  void aLoginOfAWrongClockSurvivesItsCorrection(long days) {
    clock.moveWallClock(Duration.ofDays(days));
    assertSignedIn(client());
    clock.moveWallClock(Duration.ofDays(-days));
    assertSignedIn(client());
    pass(LIFETIME);
    MeClient<Profile> client = client();
    assertSignedIn(client);
    assertSignedIn(client);
    assertLoginIsKept();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 61, 60 * 24 * 90})
  void aMachineThatSleptIsSignedInWhenItWakesUp(long minutes) {
    MeClient<Profile> client = client();
    assertSignedIn(client);
    sleep(Duration.ofMinutes(minutes));
    assertSignedIn(client);
    assertThat(spent).hasSize(minutes < LIFETIME.toMinutes() ? 1 : 2);
    assertLoginIsKept();
  }

  @Test
  void aRequestThatSleepsIsNotRepeatedWithASpentToken() {
    MeClient<Profile> client = client();
    assertSignedIn(client);
    for (int naps = 0; naps < 20; naps++) {
      sleep(LIFETIME.dividedBy(3));
      clock.moveWallClock(Duration.ofMinutes(naps % 2 == 0 ? -90 : 90));
      assertSignedIn(client);
    }
    assertThat(spent).doesNotHaveDuplicates();
    assertLoginIsKept();
  }
}
