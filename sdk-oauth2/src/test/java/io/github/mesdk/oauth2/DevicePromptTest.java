package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TokenException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program prints the texts of a prompt on a terminal. */
class DevicePromptTest extends IssuerFixture {
  private final List<DevicePrompt> prompts = new ArrayList<>();

  private void answerCode(String userCode, String address) {
    answer(
        200,
        ("{'device_code':'device','user_code':'%s',"
                + "'verification_uri':'%s','verification_uri_complete':'%s'}")
            .formatted(userCode, address, address));
  }

  private void signIn() {
    issuer().deviceLogin(PUBLIC, store).build().signIn(prompts::add);
  }

  @Test
  void noTextHasCharactersThatAreInvisibleOrChangeOthers() {
    answerCode(
        "AB\\u001b[2J\\u202eCD\\r\\nEF\\u0000",
        "https://a.example/\\u202emoc\\u200b/\\u00fc?\\u2066");
    answerToken("access", 300);
    signIn();
    DevicePrompt prompt = prompts.get(0);
    assertThat(prompt.userCode()).isEqualTo("AB[2JCDEF");
    assertThat(prompt.verificationUri())
        .hasToString("https://a.example/%E2%80%AEmoc%E2%80%8B/%C3%BC?%E2%81%A6");
    assertThat(prompt.verificationUriComplete()).contains(prompt.verificationUri());
    assertThat(prompt.toString()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/\\n", "https://a.example/\\u001b[2J", "https://a. b"})
  void anAddressWithControlCharactersIsRefused(String address) {
    answerCode("ABCD", address);
    assertThat(failure(this::signIn))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("unsafe");
    assertThat(prompts).isEmpty();
  }

  @Test
  void textsThatAreTooLongAreRefused() {
    answerCode("A".repeat(201), "https://a.example/");
    assertThat(failure(this::signIn)).isInstanceOf(TokenException.class);
    answerCode("ABCD", "https://a.example/" + "a".repeat(2_000));
    assertThat(failure(this::signIn)).isInstanceOf(TokenException.class);
    assertThat(prompts).isEmpty();
    answerCode("A".repeat(200), "https://a.example/" + "a".repeat(1_900));
    answerToken("access", 300);
    signIn();
    assertThat(prompts).hasSize(1);
  }
}
