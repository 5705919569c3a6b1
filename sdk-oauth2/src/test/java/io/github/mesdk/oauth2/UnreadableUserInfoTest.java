package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.retry.RetryPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a rejected UserInfo body could be read decides what a cache does with its answer. */
class UnreadableUserInfoTest extends IssuerFixture {

  private DecodeException failureOf(String body) {
    answer(200, body);
    MeClient<?> client =
        MeClient.builder(issuer().userInfoBuilder().clientId("app").subject("248").build())
            .retryPolicy(RetryPolicy.none())
            .build();
    return (DecodeException) failure(() -> client.me(MeRequest.ofToken("t")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>{}</html>", "{'sub':'248'", "{'sub':'248'} {}", "{'sub':248a}"})
  void aBodyThatIsNotJsonIsUnreadable(String body) {
    assertThat(failureOf(body).isBodyUnreadable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", " []", "['248']", "'248'", "{}", "{'sub':null}", "{'sub':true}"})
  void jsonWithoutASubjectIsReadable(String body) {
    assertThat(failureOf(body).isBodyUnreadable()).isFalse();
  }
}
