package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.SafeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The status, the request id and the safe headers of a response. Masks the texts of a success when
 * they are first read, because most listeners read none. Thread-safe.
 */
final class ReplyFacts {
  private final int status;
  private @Nullable ApiError masked;

  /** Not needed when {@link #masked} is set; null then, because the scrubber holds credentials. */
  private @Nullable Reply reply;

  private @Nullable Scrubber scrubber;

  private ReplyFacts(int status) {
    this.status = status;
  }

  /** Returns the facts of a response that was read as an error. */
  static ReplyFacts of(ApiError error) {
    ReplyFacts facts = new ReplyFacts(error.status());
    facts.masked = error;
    return facts;
  }

  /** Returns the facts of any other response. No one else may use {@code scrubber} from now on. */
  static ReplyFacts of(Reply reply, Scrubber scrubber) {
    ReplyFacts facts = new ReplyFacts(reply.status());
    facts.reply = reply.withoutBody();
    facts.scrubber = scrubber;
    return facts;
  }

  int status() {
    return status;
  }

  /** Returns the request id and the safe headers; the kind of the error has no meaning here. */
  synchronized ApiError masked() {
    ApiError facts = masked;
    if (facts == null) {
      facts = SafeHeaders.facts(requireNonNull(reply), requireNonNull(scrubber));
      masked = facts;
      reply = null;
      scrubber = null;
    }
    return facts;
  }
}
