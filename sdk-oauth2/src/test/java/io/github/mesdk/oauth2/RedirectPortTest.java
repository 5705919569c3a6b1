package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a browser login releases the threads and the port of its listener. */
@Timeout(60)
class RedirectPortTest extends BrowserFixture {

  @Test
  void theThreadsOfTheListenerEndWithTheLogin() throws Exception {
    BrowserLogin login = issuer().browserLogin(PUBLIC, store).build();
    failure(() -> login.signIn(address -> {}, Deadline.after(Duration.ofMillis(20))));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("mesdk-sign-in")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  /** Returns a port below the range from which systems take the ports of outgoing connections. */
  private static int freePort() throws IOException {
    for (int port = 20_000; ; port++) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException occupied) {
        // tries the next port
      }
    }
  }

  @Test
  void aFixedPortIsUsedAndReleasedAfterwards() throws Exception {
    int port = freePort();
    BrowserLogin login = issuer().browserLogin(PUBLIC, store).port(port).build();
    for (int i = 0; i < 20; i++) {
      answerLogin();
      login.signIn(address -> open(address, state -> state + "&code=c"), soon());
      assertThat(sent).containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/callback");
    }
    try (ServerSocket occupied = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(failure(() -> login.signIn(address -> {}, soon())))
          .isInstanceOf(TokenException.class)
          .hasMessageContaining("port " + occupied.getLocalPort());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().browserLogin(PUBLIC, store).port(70_000));
  }
}
