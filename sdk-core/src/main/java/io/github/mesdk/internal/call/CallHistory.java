package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.internal.ReadResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened in one call: the requests it sent, and the failures that did not end it. */
final class CallHistory {
  private final String provider;
  private @Nullable List<MeException> earlier;
  private int requestsSent;

  /** Those of the last load that this call began for all callers that wait, while they count. */
  private volatile int sentByLoad;

  CallHistory(String provider) {
    this.provider = provider;
  }

  void sent(int requests) {
    requestsSent += requests;
  }

  /** What a load sent counts as sent by each call that failed with it. */
  void failedWithLoad(MeException failure) {
    requestsSent += failure.attempts();
    sentByLoad = 0; // they are those of the failure
  }

  /** Of an answer, only the call that began the load sent anything. On any thread. */
  void loadEnded(int requests) {
    sentByLoad = requests;
  }

  int requestsSent() {
    return requestsSent + sentByLoad;
  }

  /** There is one more attempt after this failure. */
  void survived(MeException failure) {
    if (earlier == null) {
      earlier = new ArrayList<>();
    }
    earlier.add(inCall(failure));
  }

  MeException inCall(MeException failure) {
    return failure.inCall(provider, requestsSent);
  }

  /** What the call ends with: this failure, with the earlier ones suppressed inside. */
  MeException last(MeException failure) {
    MeException last = inCall(failure);
    if (earlier != null) {
      earlier.forEach(last::addSuppressed);
    }
    return last;
  }

  /** The answer; throws what the call ends with if there is none. */
  <T> T answer(ReadResult<T> outcome) {
    if (outcome instanceof ReadResult.Success<T> success) {
      return success.answer();
    }
    throw last(((ReadResult.Failure<T>) outcome).exception());
  }
}
