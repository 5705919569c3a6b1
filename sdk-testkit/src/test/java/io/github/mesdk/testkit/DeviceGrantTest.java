package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceGrantTest {
  private final MockIdentityProvider idp =
      MockIdentityProvider.builder()
          .clock(Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC))
          .start();
  private final OidcFlow flow = new OidcFlow(idp);

  @AfterEach
  void stop() {
    idp.close();
  }

  private void assertPolls(String deviceCode, String error) throws IOException {
    ReceivedResponse answer = flow.poll(deviceCode);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).isEqualTo(error);
  }

  private ReceivedResponse page(String userCode) throws IOException {
    return TestClient.send(
        TestClient.request(
            idp.endpoint(OidcEndpoint.DEVICE_VERIFICATION).url() + "?user_code=" + userCode));
  }

  private ReceivedResponse submit(String userCode, String decision, MockUser user)
      throws IOException {
    Map<String, String> form =
        Map.of("user_code", userCode, "decision", decision, "user", user.id());
    return flow.post(OidcEndpoint.DEVICE_VERIFICATION, form);
  }

  @Test
  void aDeviceGetsTokensOnceItsPersonHasApproved() throws Exception {
    ReceivedResponse started = flow.startDevice();
    assertThat(started.at("/verification_uri"))
        .isEqualTo(idp.endpoint(OidcEndpoint.DEVICE_VERIFICATION).url().toString());
    assertThat(started.at("/expires_in")).isEqualTo("600");
    assertThat(started.at("/interval")).isEqualTo("1");
    String code = started.at("/device_code");
    String userCode = started.at("/user_code");
    assertThat(userCode).matches("[B-Z]{4}-[B-Z]{4}");
    assertPolls(code, "authorization_pending");
    ReceivedResponse complete =
        TestClient.send(TestClient.request(started.at("/verification_uri_complete")));
    assertThat(complete.body()).contains(userCode, "Ada Lovelace", flow.clientId);
    assertThat(submit(userCode, "approve", flow.user(1)).body())
        .contains("The device is signed in", "Grace Hopper");
    idp.advanceClock(Duration.ofSeconds(1));
    ReceivedResponse tokens = flow.poll(code);
    assertThat(OidcFlow.claims(tokens.at("/id_token")).at("/sub").asText())
        .isEqualTo(flow.user(1).id());
    idp.advanceClock(Duration.ofSeconds(1));
    assertPolls(code, "invalid_grant");
  }

  @Test
  void aPersonMayTypeTheCodeInAnyForm() throws Exception {
    String userCode = flow.startDevice().at("/user_code");
    String typed = " " + userCode.toLowerCase(Locale.ROOT).replace("-", "%20");
    assertThat(page(typed).body()).contains("Choose a user", userCode);
  }

  @Test
  void aPersonDeclines() throws Exception {
    ReceivedResponse started = flow.startDevice();
    assertThat(submit(started.at("/user_code"), "decline", flow.user(0)).body())
        .contains("The device is not signed in");
    assertPolls(started.at("/device_code"), "access_denied");
    assertThat(page(started.at("/user_code")).status()).isEqualTo(400);
  }

  @Test
  void aSuspendedUserIsDenied() throws Exception {
    ReceivedResponse started = flow.startDevice();
    assertThat(submit(started.at("/user_code"), "approve", flow.user(2)).body())
        .contains("Alan Turing is suspended");
    assertPolls(started.at("/device_code"), "access_denied");
  }

  @Test
  void aFastDeviceIsSlowedDownByFiveSecondsEachTime() throws Exception {
    String code = flow.startDevice().at("/device_code");
    assertPolls(code, "authorization_pending");
    assertPolls(code, "slow_down");
    idp.advanceClock(Duration.ofSeconds(5));
    assertPolls(code, "slow_down");
    idp.advanceClock(Duration.ofSeconds(11));
    assertPolls(code, "authorization_pending");
  }

  @Test
  void codesExpireByTheClock() throws Exception {
    ReceivedResponse started = flow.startDevice();
    idp.advanceClock(Duration.ofMinutes(10));
    assertPolls(started.at("/device_code"), "expired_token");
    assertThat(page(started.at("/user_code")).body()).contains("wrong, too old or already used");
  }

  @Test
  void lifetimeAndIntervalCanBeSet() throws Exception {
    idp.deviceCodeLifetime(Duration.ofSeconds(90));
    idp.devicePollInterval(Duration.ofSeconds(5));
    ReceivedResponse started = flow.startDevice();
    assertThat(started.at("/expires_in")).isEqualTo("90");
    assertThat(started.at("/interval")).isEqualTo("5");
  }

  @Test
  void theReplyNamesTheLifetimeThatTheCodeHas() throws Exception {
    ChangingClock clock = new ChangingClock();
    try (MockIdentityProvider other = MockIdentityProvider.builder().clock(clock).start()) {
      clock.changed = other;
      other.approveSignIns(flow.user(0));
      OidcFlow device = new OidcFlow(other);
      ReceivedResponse started = device.startDevice();
      clock.changed = null;
      other.advanceClock(Duration.ofSeconds(started.json().at("/expires_in").asLong() - 1));
      assertThat(device.poll(started.at("/device_code")).status()).isEqualTo(200);
    }
  }

  /** Sets a longer lifetime whenever it is read, as another thread might. */
  private static final class ChangingClock extends Clock {
    private @Nullable MockIdentityProvider changed;
    private int reads;

    @Override
    public Instant instant() {
      if (changed != null) {
        changed.deviceCodeLifetime(Duration.ofMinutes(++reads));
      }
      return Instant.parse("2030-01-01T00:00:00Z");
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void onlyTheFirstOfTwoAnswersCounts() throws Exception {
    ReceivedResponse started = flow.startDevice();
    DeviceCode code = idp.grants().deviceCode(started.at("/device_code")).orElseThrow();
    assertThat(code.decide(idp.grants().decision(Optional.of(flow.user(0))))).isTrue();
    assertThat(code.decide(idp.grants().decision(Optional.empty()))).isFalse();
    assertThat(flow.poll(started.at("/device_code")).status()).isEqualTo(200);
  }

  @Test
  void anAnswerAfterTheExpiryDoesNotCount() throws Exception {
    ReceivedResponse started = flow.startDevice();
    DeviceCode code = idp.grants().deviceCode(started.at("/device_code")).orElseThrow();
    idp.advanceClock(Duration.ofMinutes(10));
    assertThat(code.decide(idp.grants().decision(Optional.of(flow.user(0))))).isFalse();
  }

  @Test
  void aTestCanAnswerWithoutAPage() throws Exception {
    idp.approveSignIns(flow.user(0));
    assertThat(flow.poll(flow.startDevice().at("/device_code")).status()).isEqualTo(200);
    idp.declineSignIns();
    assertPolls(flow.startDevice().at("/device_code"), "access_denied");
    idp.askForSignIns();
    ReceivedResponse approved = flow.startDevice();
    idp.approveDevice(approved.at("/user_code"), flow.user(0));
    assertThat(flow.poll(approved.at("/device_code")).status()).isEqualTo(200);
    ReceivedResponse declined = flow.startDevice();
    idp.declineDevice(declined.at("/user_code"));
    assertPolls(declined.at("/device_code"), "access_denied");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> idp.declineDevice(declined.at("/user_code")));
  }

  @Test
  void deviceCodesBelongToTheirClient() throws Exception {
    idp.approveSignIns(flow.user(0));
    String code = flow.startDevice().at("/device_code");
    Map<String, String> form = Map.of("grant_type", OidcFlow.DEVICE_GRANT, "device_code", code);
    ReceivedResponse answer = flow.postWithSecret(OidcEndpoint.TOKEN, form);
    assertThat(answer.at("/error")).isEqualTo("invalid_grant");
    assertPolls("made-up", "invalid_grant");
    assertPolls("", "invalid_request");
  }

  @Test
  void onlyKnownClientsStart() throws Exception {
    ReceivedResponse answer =
        flow.post(OidcEndpoint.DEVICE_AUTHORIZATION, Map.of("client_id", "unknown"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("/error")).isEqualTo("invalid_client");
  }

  @Test
  void thePageAsksForTheCodeAndEscapesIt() throws Exception {
    assertThat(flow.get(OidcEndpoint.DEVICE_VERIFICATION).body())
        .contains("<label class=\"label\" for=\"code\">", "autocomplete=\"off\"")
        .doesNotContain("role=\"alert\"");
    ReceivedResponse wrong = page("%22%3E%3Cb%3E");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("value=\"&quot;&gt;&lt;b&gt;\"", "role=\"alert\"", "aria-invalid=\"true\"");
    assertThat(wrong.header("Content-Security-Policy"))
        .get()
        .asString()
        .contains("form-action 'self'")
        .doesNotContain("localhost");
  }
}
