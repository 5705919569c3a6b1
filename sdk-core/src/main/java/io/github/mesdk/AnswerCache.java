package io.github.mesdk;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Remembers answers, so that a backend that asks on each request does not ask the service each
 * time. A client asks it between the token and the first attempt; {@code MeCache} of {@code
 * sdk-cache} is one for a single process. Must be thread-safe. Several clients may share one.
 *
 * <p>A client without a cache asks the service each time, and pays nothing for this.
 */
public interface AnswerCache {

  /** What a cache did for one question. */
  enum Use {
    /** The answer was there. */
    HIT,
    /** It was not: the service is to be asked, and is unless it is {@link #REJECTED}. */
    MISS,
    /** The service was being asked already, and this question waits for the same answer. */
    COALESCED,
    /** An answer past its time was given, because a newer one is still to come or cannot be had. */
    STALE,
    /** It was known that the service rejects this token. */
    NEGATIVE,
    /**
     * Too many questions were under way: the service was not asked. Told besides {@link #MISS}, or
     * besides {@link #STALE} when the answer was to be renewed in the background.
     */
    REJECTED,
    /** The answer to this question, which was kept, made room for another. */
    EVICTED
  }

  /**
   * Answers one asker. The future is that asker's alone: whoever cancels it takes leave and
   * disturbs no other asker. It is completed by the deadline, with a {@link
   * io.github.mesdk.error.TransportException.Reason#TIMEOUT} if need be: the client does not watch
   * over that. A failure of the SDK's is an exception of the asker's own, a copy where several
   * asked; whatever else is thrown, such as an {@link Error}, all of them may share.
   *
   * @param question what is asked
   * @param deadline how long this asker waits; {@code load} has a limit of its own
   * @param load asks the service; blocks, tries again as often as the client may, and ends at once
   *     when its thread is interrupted. It throws what the call is to fail with.
   * @param told is told what was done; may be kept as long as the answer is, and called on any
   *     thread; never throws
   * @return the answer to come; never null
   */
  <T extends CurrentUser> CompletableFuture<T> ask(
      Question question, Deadline deadline, Supplier<T> load, Consumer<Use> told);
}
