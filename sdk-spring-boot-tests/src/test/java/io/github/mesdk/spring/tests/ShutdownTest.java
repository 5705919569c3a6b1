package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;

class ShutdownTest {
  private static final CountDownLatch ASKED = new CountDownLatch(1);
  private static final CountDownLatch CLOSING = new CountDownLatch(1);
  private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

  /** Answers only after the application has begun to close. */
  static final class SlowClient implements MeClient<CurrentUser> {
    @Override
    public CurrentUser me(MeRequest request) {
      ASKED.countDown();
      try {
        CLOSING.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      EVENTS.add("answered");
      return () -> Identity.builder().provider("slow").subject("7").build();
    }

    @Override
    public void close() {
      EVENTS.add("closed");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(ServletApp.class)
  static class App {
    @Bean
    SlowClient client() {
      return new SlowClient();
    }

    @Bean
    ApplicationListener<ContextClosedEvent> closing() {
      return event -> CLOSING.countDown();
    }
  }

  @Test
  void aRequestInProgressIsAnsweredBeforeTheClientCloses() throws Exception {
    RunningApp app =
        new RunningApp(WebApplicationType.SERVLET, App.class, "server.shutdown=graceful");
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(() -> {
          try {
            return app.get("/me", "any").statusCode();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    ASKED.await();
    app.close();
    assertThat(status.join()).isEqualTo(200);
    assertThat(EVENTS).containsExactly("answered", "closed");
  }
}
