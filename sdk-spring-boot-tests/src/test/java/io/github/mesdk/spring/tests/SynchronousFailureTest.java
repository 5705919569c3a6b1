package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.CurrentUser;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A call that has failed before the thread of the request could wait for it. */
class SynchronousFailureTest {

  static final class FailingClient implements MeClient<CurrentUser> {
    @Override
    public CurrentUser me(MeRequest request) {
      throw TransportException.of(TransportException.Reason.CONNECT, "refused", null);
    }

    @Override
    public CompletableFuture<CurrentUser> meAsync(MeRequest request) {
      return CompletableFuture.failedFuture(
          TransportException.of(TransportException.Reason.CONNECT, "refused", null));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void isA503(WebApplicationType type) throws Exception {
    try (RunningApp app =
        new RunningApp(
            type, type == WebApplicationType.SERVLET ? ServletOnly.class : ReactiveOnly.class)) {
      for (int i = 0; i < 20; i++) {
        assertThat(app.get("/me", "any").statusCode()).isEqualTo(503);
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import({ServletApp.class, FailingClient.class})
  static class ServletOnly {}

  @Configuration(proxyBeanMethods = false)
  @Import({ReactiveApp.class, FailingClient.class})
  static class ReactiveOnly {}
}
