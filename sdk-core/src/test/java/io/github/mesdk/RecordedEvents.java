package io.github.mesdk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Records each event with the name of its listener method and its thread. */
class RecordedEvents implements MeListener {
  final List<String> names = new CopyOnWriteArrayList<>();
  final List<MeEvent> events = new CopyOnWriteArrayList<>();
  final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  void add(String name, MeEvent event) {
    events.add(event);
    threads.add(Thread.currentThread());
    names.add(name);
  }

  /** The only event of this name. */
  MeEvent only(String name) {
    if (names.indexOf(name) != names.lastIndexOf(name)) {
      throw new AssertionError("more than one: " + names);
    }
    return events.get(names.indexOf(name));
  }

  /** Waits for the first call to end and returns its {@code callEnded} event. */
  MeEvent end() throws InterruptedException {
    if (!ended.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no call ended: " + names);
    }
    return events.get(names.indexOf("callEnded"));
  }

  @Override
  public void callStarted(MeEvent event) {
    add("callStarted", event);
  }

  @Override
  public void tokenRequestStarted(MeEvent event) {
    add("tokenRequestStarted", event);
  }

  @Override
  public void tokenRequestEnded(MeEvent event) {
    add("tokenRequestEnded", event);
  }

  @Override
  public void cacheUsed(MeEvent event) {
    add("cacheUsed", event);
  }

  @Override
  public void attemptStarted(MeEvent event) {
    add("attemptStarted", event);
  }

  @Override
  public void attemptEnded(MeEvent event) {
    add("attemptEnded", event);
  }

  @Override
  public void retryScheduled(MeEvent event) {
    add("retryScheduled", event);
  }

  @Override
  public void callEnded(MeEvent event) {
    add("callEnded", event);
    ended.countDown();
  }
}
