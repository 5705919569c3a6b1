package io.github.mesdk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps each event, by the name of its moment. */
class RecordedEvents implements MeListener {
  final List<String> moments = new CopyOnWriteArrayList<>();
  final List<MeEvent> events = new CopyOnWriteArrayList<>();
  final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  void add(String moment, MeEvent event) {
    events.add(event);
    threads.add(Thread.currentThread());
    moments.add(moment);
  }

  /** The only event of this moment. */
  MeEvent only(String moment) {
    if (moments.indexOf(moment) != moments.lastIndexOf(moment)) {
      throw new AssertionError("more than one: " + moments);
    }
    return events.get(moments.indexOf(moment));
  }

  /** The end of the first call that ends; waits for it. */
  MeEvent end() throws InterruptedException {
    if (!ended.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no call ended: " + moments);
    }
    return events.get(moments.indexOf("callEnded"));
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
