package io.github.mesdk.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mesdk.internal.ReplyInvariants;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Replies;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/**
 * Fuzzes the replies of each provider. The first byte of an input selects the status: {@code A} to
 * {@code P} select an error, and any other byte selects success. The rest of the input is the body.
 */
@Tag("slow")
class RepliesFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void testiny(byte[] input) throws IOException {
    check("testiny", input);
  }

  @FuzzTest(maxDuration = "10m")
  void pulse(byte[] input) throws IOException {
    check("pulse", input);
  }

  @FuzzTest(maxDuration = "10m")
  void rivergen(byte[] input) throws IOException {
    check("rivergen", input);
  }

  @FuzzTest(maxDuration = "10m")
  void krystal(byte[] input) throws IOException {
    check("krystal", input);
  }

  @FuzzTest(maxDuration = "10m")
  void cloudbase(byte[] input) throws IOException {
    check("cloudbase", input);
  }

  @FuzzTest(maxDuration = "10m")
  void oidc(byte[] input) throws IOException {
    check("oidc", input);
  }

  private static void check(String name, byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    IdentityProvider<? extends CurrentUser> provider = Targets.provider(name);
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    ReplyInvariants.check(provider, Replies.of(Targets.status(input[0]), body));
  }
}
