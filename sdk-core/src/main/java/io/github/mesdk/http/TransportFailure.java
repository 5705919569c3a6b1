package io.github.mesdk.http;

import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import java.io.IOException;

/**
 * No whole reply arrived.
 *
 * @param reason what failed
 * @param problem the same for people, without anything the server sent
 * @param cause the failure underneath, freed of what the server sent
 */
public record TransportFailure(Reason reason, String problem, IOException cause, int requestsSent)
    implements HttpResult {

  /** The exception to throw for it. */
  public TransportException toException(String provider) {
    return TransportException.of(provider, reason, problem, cause);
  }
}
