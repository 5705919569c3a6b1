package io.github.mesdk.testing;

import io.github.mesdk.http.Reply;
import okhttp3.Headers;

/** Creates replies without a server. */
public final class Replies {
  private Replies() {}

  /** A reply with this body; {@code headers} are names and values, alternating. */
  public static Reply of(int status, byte[] body, String... headers) {
    Headers.Builder lenient = new Headers.Builder();
    for (int i = 0; i < headers.length; i += 2) {
      lenient.addUnsafeNonAscii(headers[i], headers[i + 1]); // as lenient as reading from a socket
    }
    return new Reply(status, lenient.build(), body, false, 1);
  }
}
