package io.github.mesdk.internal;

import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.time.Deadline;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link ReadResult} of a {@link Reply}. Total: whatever bytes arrive, it returns. It
 * never quotes the body of an answer.
 *
 * @param <T> the model of the answer
 */
public final class ReplyReader<T extends CurrentUser> {
  private final IdentityProvider<T> provider;
  private final StreamingReader<T> quick;

  /** A reader for this provider's replies. */
  public ReplyReader(IdentityProvider<T> provider) {
    this.provider = provider;
    this.quick = new StreamingReader<>(provider);
  }

  /**
   * What the reply means.
   *
   * @param scrubber knows the secrets of the call
   * @param deadline for a decoder that must ask for keys
   */
  public ReadResult<T> read(Reply reply, Scrubber scrubber, Deadline deadline) {
    T answer = isPlain(reply) ? quick.read(reply.body()) : null;
    return answer == null
        ? readCarefully(reply, scrubber, deadline)
        : new ReadResult.Success<>(answer);
  }

  /** A body that somebody must decode, a signed one perhaps, is never read as it is. */
  private boolean isPlain(Reply reply) {
    return reply.isSuccessful() && !reply.isTooLarge() && provider.decoder().isEmpty();
  }

  /** See {@link DatabindReader}; what it is made of lives in its classes. */
  ReadResult<T> readCarefully(Reply reply, Scrubber scrubber, Deadline deadline) {
    return new DatabindReader<>(provider).read(reply, scrubber, deadline);
  }

  /** The members of the successful body, as plain values; no decoder is asked. */
  public ReadResult<Map<String, @Nullable Object>> members(Reply reply, Scrubber scrubber) {
    return new DatabindReader<>(provider).members(reply, scrubber);
  }

  /** The members of a successful body that was judged a failure; absent if it is no object. */
  public Optional<Map<String, @Nullable Object>> membersOfFailure(Reply reply) {
    return new DatabindReader<>(provider).membersOfFailure(reply);
  }

  @Override
  public String toString() {
    return "ReplyReader{" + provider.name() + "}";
  }
}
