package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.testing.Disclosure;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.RandomSecret;
import io.github.mesdk.testing.SecretEncodings;
import io.github.mesdk.token.TokenProvider;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A token endpoint repeats a password with blanks and umlauts in each encoding. */
class EchoedPasswordTest extends LoginFixture {
  private static final int PASSWORDS = 5;

  @Test
  void noEncodingOfAPasswordIsShown() {
    Random random = new Random(1852);
    for (int i = 0; i < PASSWORDS; i++) {
      RandomSecret password = RandomSecret.password(random);
      TokenProvider login =
          PulseLogin.withPassword(Pulse.at(origin()), "ada@example.com", password.value())
              .buildUncached();
      Disclosure disclosure = Disclosure.of(List.of(password));
      for (Map.Entry<String, UnaryOperator<String>> encoding : SecretEncodings.all().entrySet()) {
        String shown = refusal(login, Files.write(encoding.getValue().apply(password.value())));
        assertThat(shown).contains("the password is wrong");
        assertThat(disclosure.isIn(shown))
            .as("%s of %s: %s", encoding.getKey(), password.value(), shown)
            .isFalse();
      }
    }
  }

  /** Returns all text about a refusal whose code and message repeat this JSON text. */
  private String refusal(TokenProvider login, String echo) {
    String message = echo.substring(0, echo.length() - 1) + ": the password is wrong\"";
    answer(422, "{\"error\":{\"code\":%s,\"message\":%s}}".formatted(echo, message));
    Throwable thrown = catchThrowable(login::token);
    Throwable cause = thrown.getCause();
    return thrown
        + " | "
        + cause
        + (cause instanceof ApiException refused ? " | " + refused.error() : "");
  }
}
