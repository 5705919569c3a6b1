package io.github.mesdk.http;

import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import java.io.IOException;

/**
 * The result of a call that received no complete reply.
 *
 * @param reason the kind of failure
 * @param problem a description for people, without any text from the server
 * @param cause the underlying failure, without any text from the server
 * @param requestsSent how many requests were sent
 * @param challengesAnswered how many of them answered a challenge
 */
public record TransportFailure(
    Reason reason, String problem, IOException cause, int requestsSent, int challengesAnswered)
    implements HttpResult {

  /** Creates the failure of a call that answered no challenge. */
  public TransportFailure(Reason reason, String problem, IOException cause, int requestsSent) {
    this(reason, problem, cause, requestsSent, 0);
  }

  @Override
  public TransportFailure afterChallenge(int earlierRequests) {
    return new TransportFailure(
        reason, problem, cause, earlierRequests + requestsSent, challengesAnswered + 1);
  }

  /** Returns the exception to throw for this failure. */
  public TransportException toException(String provider) {
    return TransportException.of(provider, reason, problem, cause);
  }
}
