package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.SafeHeaders;
import io.github.mesdk.http.Scrubber;
import org.jspecify.annotations.Nullable;

/**
 * The status, the request id and the safe headers of a response. Masks the texts of a success when
 * they are first read, because most listeners read none. Thread-safe.
 */
final class ReplyFacts {
  private final int status;
  private volatile @Nullable Unread unread;
  private volatile @Nullable ApiError masked;

  private ReplyFacts(int status, @Nullable Unread unread, @Nullable ApiError masked) {
    this.status = status;
    this.unread = unread;
    this.masked = masked;
  }

  /** A response whose texts are not masked yet. */
  private record Unread(Reply reply, Scrubber scrubber) {}

  /** Returns the facts of a response that was read as an error. */
  static ReplyFacts of(ApiError error) {
    return new ReplyFacts(error.status(), null, error);
  }

  /** Returns the facts of any other response. */
  static ReplyFacts of(Reply reply, Scrubber scrubber) {
    return new ReplyFacts(reply.status(), new Unread(reply.withoutBody(), scrubber), null);
  }

  int status() {
    return status;
  }

  /**
   * Returns the request id and the safe headers; the kind of the error has no meaning here. Two
   * threads may both mask the texts, because a lock would cost more in each call.
   */
  ApiError masked() {
    Unread from = unread; // read before masked, which is set before unread is cleared
    ApiError facts = masked;
    if (facts == null) {
      facts = SafeHeaders.facts(requireNonNull(from).reply(), from.scrubber().copy());
      masked = facts;
      unread = null; // the scrubber holds credentials
    }
    return facts;
  }
}
