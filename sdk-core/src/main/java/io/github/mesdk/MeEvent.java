package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One event of a call, as a {@link MeListener} receives it. Contains no credential and no data
 * about the user. A property that does not apply to the event is absent. Thread-safe. Immutable,
 * except for the values that listeners attach to the call.
 */
public final class MeEvent {
  private static final int NONE = -1;

  private final CallContext context;
  private int attempt = NONE;
  private int requestsSent = NONE;
  private long durationNanos = NONE;
  private long delayNanos = NONE;
  private boolean isEnd;

  /** The status, request id and safe headers of the last response; null if there was none. */
  private @Nullable ReplyFacts reply;

  private @Nullable Throwable thrown;
  private @Nullable CacheOutcome cacheOutcome;
  private List<String> unreadableMembers = List.of();

  private MeEvent(CallContext context) {
    this.context = context;
  }

  /** Creates the event for the start of a call or of a token request. */
  static MeEvent started(CallContext context) {
    return new MeEvent(context);
  }

  /** Creates the event for the start of the attempt with this number. */
  static MeEvent attemptStarted(CallContext context, int attempt) {
    MeEvent event = new MeEvent(context);
    event.attempt = attempt;
    return event;
  }

  /** Creates the event for the end of a token request, {@code nanos} after its start. */
  static MeEvent tokenRequestEnded(CallContext context, long nanos, @Nullable Throwable thrown) {
    MeEvent event = new MeEvent(context);
    event.durationNanos = nanos;
    event.thrown = thrown;
    return event;
  }

  /** Creates the event for the end of an attempt or of the call, {@code nanos} after its start. */
  static MeEvent ended(CallContext context, long nanos, @Nullable Throwable thrown) {
    MeEvent event = tokenRequestEnded(context, nanos, thrown);
    event.isEnd = true;
    return event;
  }

  /** Creates the event for a retry that starts in {@code nanos}. */
  static MeEvent retry(CallContext context, long nanos, MeException failure) {
    MeEvent event = new MeEvent(context);
    event.delayNanos = nanos;
    event.thrown = failure;
    event.reply = failure instanceof ApiException api ? ReplyFacts.of(api.error()) : null;
    return event;
  }

  /** Creates the event for an outcome of the cache. */
  static MeEvent cacheUsed(CallContext context, CacheOutcome outcome) {
    MeEvent event = new MeEvent(context);
    event.cacheOutcome = outcome;
    return event;
  }

  MeEvent ofAttempt(int number) {
    attempt = number;
    return this;
  }

  MeEvent afterRequests(int sent) {
    requestsSent = sent;
    return this;
  }

  MeEvent withReply(@Nullable ReplyFacts facts) {
    reply = facts;
    return this;
  }

  MeEvent withUnreadable(List<String> paths) {
    unreadableMembers = paths;
    return this;
  }

  /** Returns the name of the provider that the client calls. */
  public String provider() {
    return context.provider;
  }

  /** Returns the number of the call: the same for all its events, and unique in this process. */
  public long callNumber() {
    return context.id;
  }

  /**
   * Attaches a value to the call, such as a tracing span. Later events of the call return the
   * value, on any thread. All listeners of the client share the keys, so use a class of your own as
   * the key. A second value for the same key replaces the first.
   */
  public <V> void attach(Class<V> key, V value) {
    context.attach(requireNonNull(key, "key"), requireNonNull(value, "value"));
  }

  /** Returns the value that was attached to this call under the key; absent if there is none. */
  public <V> Optional<V> attachment(Class<V> key) {
    return context.attachment(key);
  }

  /**
   * Returns the number of the attempt, counted from 1. Present when an attempt starts, when an
   * attempt ends, and in {@link MeClientBuilder#requestHeaders}; absent in all other events.
   */
  public OptionalInt attempt() {
    return attempt == NONE ? OptionalInt.empty() : OptionalInt.of(attempt);
  }

  /**
   * Returns how many requests the call sent: usually one request per attempt, plus the requests
   * that OkHttp repeated by itself. Absent until the call ends.
   */
  public OptionalInt requestsSent() {
    return requestsSent == NONE ? OptionalInt.empty() : OptionalInt.of(requestsSent);
  }

  /**
   * Returns how long the token request, the attempt or the whole call took. Absent unless one of
   * them has ended.
   */
  public Optional<Duration> duration() {
    return durationNanos == NONE ? Optional.empty() : Optional.of(Duration.ofNanos(durationNanos));
  }

  /**
   * Returns how long the call waits before its next attempt; zero if a new token replaced a
   * rejected one. Absent unless a retry is scheduled.
   */
  public Optional<Duration> retryDelay() {
    return delayNanos == NONE ? Optional.empty() : Optional.of(Duration.ofNanos(delayNanos));
  }

  /**
   * Returns how an attempt or a call ended, why a token request failed, or why a retry is
   * scheduled. There are few different values, so they can be metric labels:
   *
   * <ul>
   *   <li>{@code answered} for an attempt or a call that ended with an answer
   *   <li>the name of an {@link io.github.mesdk.error.ErrorKind} in lower case
   *   <li>the name of a {@link TransportException.Reason} in lower case
   *   <li>{@code decode} for a {@link io.github.mesdk.error.DecodeException}
   *   <li>{@code token} for a {@link TokenException}
   *   <li>{@code error} for any other exception, such as one for an invalid argument
   * </ul>
   *
   * <p>Absent in all other events.
   */
  public Optional<String> kind() {
    return isEnd || thrown != null ? Optional.of(kind(thrown)) : Optional.empty();
  }

  /**
   * Returns what the client's {@link AnswerCache} did. Present in {@link MeListener#cacheUsed};
   * absent in all other events.
   */
  public Optional<CacheOutcome> cacheOutcome() {
    return Optional.ofNullable(cacheOutcome);
  }

  /**
   * Returns the HTTP status of the last response. Present when an attempt or the call ends and when
   * a retry is scheduled; absent if there was no response.
   */
  public OptionalInt status() {
    return reply == null ? OptionalInt.empty() : OptionalInt.of(reply.status());
  }

  /**
   * Returns why a token request, an attempt or a call failed, or why a retry is scheduled. Absent
   * if nothing failed, or if the exception is not a {@link MeException}.
   */
  public Optional<MeException> failure() {
    return thrown instanceof MeException failure ? Optional.of(failure) : Optional.empty();
  }

  /**
   * Returns the id that the service gave to the request. The operators of the service can find the
   * request by this id. Present for successful responses as well; absent if the response has none.
   */
  public Optional<String> requestId() {
    return reply == null ? Optional.empty() : reply.masked().requestId();
  }

  /**
   * Returns the response headers that are safe to show, such as request ids, dates and rate limits.
   * Names are in lower case. Includes the headers of successful responses; empty if there was no
   * response.
   */
  public Map<String, String> headers() {
    return reply == null ? Map.of() : reply.masked().headers();
  }

  /**
   * Returns the JSON paths of the optional JSON members that could not be read, such as {@code
   * sessions[1].loginAt}; at most the first 20. These members are absent in the answer. Present
   * when the attempt and the call end; empty if everything could be read, and in all other events.
   */
  public List<String> unreadableMembers() {
    return unreadableMembers;
  }

  private static String kind(@Nullable Throwable thrown) {
    String kind;
    if (thrown == null) {
      kind = "answered";
    } else if (thrown instanceof ApiException api) {
      kind = api.error().kind().name();
    } else if (thrown instanceof TransportException failure) {
      kind = failure.reason().name();
    } else if (thrown instanceof TokenException) {
      kind = "token";
    } else {
      kind = thrown instanceof MeException ? "decode" : "error";
    }
    return kind.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns one readable line, such as {@code testiny: attempt 1: status 200: answered in 9 ms}.
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(provider());
    if (attempt != NONE) {
      line.append(": attempt ").append(attempt);
    }
    if (cacheOutcome != null) {
      line.append(": cache ").append(cacheOutcome.name().toLowerCase(Locale.ROOT));
    }
    status().ifPresent(status -> line.append(": status ").append(status));
    kind().ifPresent(kind -> line.append(": ").append(kind));
    duration().ifPresent(time -> line.append(" in ").append(time.toMillis()).append(" ms"));
    retryDelay()
        .ifPresent(wait -> line.append(", next attempt in ").append(wait.toMillis()).append(" ms"));
    requestId().ifPresent(id -> line.append(", request id ").append(id));
    return line.toString();
  }
}
