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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;

class ShutdownTest {
  private static final CountDownLatch CLOSING = new CountDownLatch(1);
  private static final CountDownLatch FIRST_IS_ANSWERED = new CountDownLatch(1);
  private static final Semaphore ASKED = new Semaphore(0);
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

  /**
   * Answers the first call when the application closes, and the second one after the response to
   * the first. Tomcat may drop the last response before it is sent, so only the first counts.
   */
  static final class SlowClient implements MeClient<CurrentUser> {
    @Override
    public CurrentUser me(MeRequest request) {
      CountDownLatch wait = CALLS.getAndIncrement() == 0 ? CLOSING : FIRST_IS_ANSWERED;
      ASKED.release();
      try {
        wait.await();
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
    CompletableFuture<Integer> first = start(app);
    ASKED.acquire();
    CompletableFuture<Integer> unused = start(app);
    ASKED.acquire();
    CompletableFuture<Void> closed = CompletableFuture.runAsync(app::close);
    assertThat(first.join()).isEqualTo(200);
    FIRST_IS_ANSWERED.countDown();
    closed.join();
    assertThat(EVENTS).containsExactly("answered", "answered", "closed");
  }

  private static CompletableFuture<Integer> start(RunningApp app) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                status.complete(app.get("/me", "any").statusCode());
              } catch (Exception e) {
                status.completeExceptionally(e);
              }
            })
        .start();
    return status;
  }
}
