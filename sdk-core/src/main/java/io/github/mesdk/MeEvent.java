package io.github.mesdk;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link MeListener} is told at one moment of a call. Immutable; holds no credential and
 * nothing about the user. What does not apply to the moment is absent.
 */
public final class MeEvent {
  private final String provider;
  private final long call;
  private final int attempt;
  private final long nanos;
  private final @Nullable ApiError reply;
  private final @Nullable Throwable thrown;
  private final boolean isEnd;
  private final AnswerCache.@Nullable Use cacheUse;

  MeEvent(
      String provider,
      long call,
      int attempt,
      long nanos,
      @Nullable ApiError reply,
      @Nullable Throwable thrown,
      boolean isEnd) {
    this.provider = provider;
    this.call = call;
    this.attempt = attempt;
    this.nanos = nanos;
    this.reply = reply;
    this.thrown = thrown;
    this.isEnd = isEnd;
    this.cacheUse = null;
  }

  /** What the client's cache did for a call. */
  MeEvent(String provider, long call, AnswerCache.Use cacheUse) {
    this.provider = provider;
    this.call = call;
    this.attempt = 0;
    this.nanos = 0;
    this.reply = null;
    this.thrown = null;
    this.isEnd = false;
    this.cacheUse = cacheUse;
  }

  /** The name of the provider that is asked. */
  public String provider() {
    return provider;
  }

  /** A number that all events of one call share, and no other call of this process. */
  public long call() {
    return call;
  }

  /** Which attempt it is, or how many requests were sent so far; 0 before the first. */
  public int attempt() {
    return attempt;
  }

  /** How long what ended took, or how long a wait will be, in nanoseconds; 0 for a beginning. */
  public long nanos() {
    return nanos;
  }

  /**
   * How an attempt or a call ended, from a short list that suits the label of a metric: {@code
   * answered}; the name of an {@link io.github.mesdk.error.ErrorKind} or of a {@link
   * TransportException.Reason} in lower case; {@code decode}; {@code token}; {@code error} for what
   * is no {@link MeException}, such as a wrong argument. Absent when nothing ended.
   */
  public Optional<String> kind() {
    return isEnd || thrown != null ? Optional.of(kind(thrown)) : Optional.empty();
  }

  /** What the client's {@link AnswerCache} did; absent unless it is told of that. */
  public Optional<AnswerCache.Use> cacheUse() {
    return Optional.ofNullable(cacheUse);
  }

  /** The HTTP status; absent when there was no reply. */
  public OptionalInt status() {
    return reply == null ? OptionalInt.empty() : OptionalInt.of(reply.status());
  }

  /** Why an attempt or a call failed. */
  public Optional<MeException> failure() {
    return thrown instanceof MeException failure ? Optional.of(failure) : Optional.empty();
  }

  /** The id under which the service's operators find the request, of an answer too. */
  public Optional<String> requestId() {
    return reply == null ? Optional.empty() : reply.requestId();
  }

  /**
   * The response headers that are safe to show, of an answer too, by lower-case name: request ids,
   * dates, rate limits and the like.
   */
  public Map<String, String> headers() {
    return reply == null ? Map.of() : reply.headers();
  }

  private static String kind(@Nullable Throwable thrown) {
    String kind;
    if (thrown == null) {
      kind = "answered";
    } else if (thrown instanceof ApiException refusal) {
      kind = refusal.error().kind().name();
    } else if (thrown instanceof TransportException failure) {
      kind = failure.reason().name();
    } else if (thrown instanceof TokenException) {
      kind = "token";
    } else {
      kind = thrown instanceof MeException ? "decode" : "error";
    }
    return kind.toLowerCase(Locale.ROOT);
  }

  /** One line for people: provider, attempt, status, kind, request id, milliseconds. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(provider).append(": attempt ").append(attempt);
    status().ifPresent(status -> line.append(": status ").append(status));
    kind().ifPresent(kind -> line.append(": ").append(kind));
    line.append(" in ").append(nanos / 1_000_000).append(" ms");
    requestId().ifPresent(id -> line.append(", request id ").append(id));
    return line.toString();
  }
}
