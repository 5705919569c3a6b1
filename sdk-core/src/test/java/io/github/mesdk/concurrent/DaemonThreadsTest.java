package io.github.mesdk.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
  private static final InheritableThreadLocal<String> OF_THE_CALLER =
      new InheritableThreadLocal<>();

  @Test
  void aThreadDoesNotKeepTheClassLoaderOfTheApplicationThatStartsIt() throws Exception {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    try (URLClassLoader application = new URLClassLoader(new URL[0], before)) {
      caller.setContextClassLoader(application);
      Thread thread = DaemonThreads.named("test").newThread(() -> {});
      assertThat(thread.getContextClassLoader()).isSameAs(DaemonThreads.class.getClassLoader());
    } finally {
      caller.setContextClassLoader(before);
    }
  }

  @Test
  void aThreadOfAPoolInheritsNothingOfTheCaller() throws Exception {
    OF_THE_CALLER.set("secret");
    ThreadPoolExecutor pool = DaemonThreads.pool(DaemonThreads.named("test"), 1, 1);
    try {
      assertThat(pool.submit(OF_THE_CALLER::get).get()).isNull();
      assertThat(pool.submit(() -> Thread.currentThread().isDaemon()).get()).isTrue();
    } finally {
      OF_THE_CALLER.remove();
      pool.shutdown();
    }
  }
}
