package io.github.mesdk.testkit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ObjIntConsumer;

/**
 * The requests that a provider has received. Thread-safe.
 *
 * @param keeps whether to keep them
 * @param listener is called with each request and the status of its reply
 */
record RequestLog(
    boolean keeps, ObjIntConsumer<ReceivedRequest> listener, Queue<ReceivedRequest> kept) {

  RequestLog(boolean keeps, ObjIntConsumer<ReceivedRequest> listener) {
    this(keeps, listener, new ConcurrentLinkedQueue<>());
  }

  void received(ReceivedRequest request) {
    if (keeps) {
      kept.add(request);
    }
  }

  void answered(ReceivedRequest request, int status) {
    listener.accept(request, status);
  }

  /** The requests since the start or the last {@link #clear()}, in order of arrival. */
  List<ReceivedRequest> requests() {
    return List.copyOf(kept);
  }

  void clear() {
    kept.clear();
  }
}
