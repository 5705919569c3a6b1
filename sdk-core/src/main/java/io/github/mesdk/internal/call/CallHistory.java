package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.internal.ReadResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of one call: the number of requests it sent, and the failures that it retried. */
final class CallHistory {
  private final String provider;
  private @Nullable List<MeException> earlier;
  private int requestsSent;
  private int challengesAnswered;

  /** The requests of the last load that this call started; 0 if that load failed. */
  private volatile int sentByLoad;

  CallHistory(String provider) {
    this.provider = provider;
  }

  void sent(HttpResult result) {
    requestsSent += result.requestsSent();
    challengesAnswered += result.challengesAnswered();
  }

  /** Returns the number of attempts: the requests, except those that answered a challenge. */
  int attempts() {
    return requestsSent - challengesAnswered;
  }

  /** The requests of a failed load count for each call that waited for the load. */
  void failedWithLoad(MeException failure) {
    requestsSent += failure.attempts();
    sentByLoad = 0; // already counted by failure.attempts()
  }

  /** Records the requests of a load that this call started. Runs on any thread. */
  void loadEnded(int requests) {
    sentByLoad = requests;
  }

  int requestsSent() {
    return requestsSent + sentByLoad;
  }

  /** Records a failure that is followed by another attempt. */
  void addEarlier(MeException failure) {
    if (earlier == null) {
      earlier = new ArrayList<>();
    }
    earlier.add(inCall(failure));
  }

  MeException inCall(MeException failure) {
    return failure.inCall(provider, requestsSent);
  }

  /** Returns the failure of the whole call, with the earlier failures as suppressed exceptions. */
  MeException finalFailure(MeException failure) {
    MeException last = inCall(failure);
    if (earlier != null) {
      earlier.forEach(last::addSuppressed);
    }
    return last;
  }

  /** Returns the answer, or throws the failure of the whole call. */
  <T> T answer(ReadResult<T> outcome) {
    if (outcome instanceof ReadResult.Success<T> success) {
      return success.answer();
    }
    throw finalFailure(((ReadResult.Failure<T>) outcome).exception());
  }
}
