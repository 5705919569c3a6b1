package io.github.mesdk.token;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass; tests let none pass. */
@FunctionalInterface
interface Sleeper {
  Sleeper SYSTEM = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

  void sleep(Duration time) throws InterruptedException;
}
