package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a call, as a {@link MeListener} sees it. Holds no credential and nothing about the
 * user. What does not apply to the moment is absent. Thread-safe, and immutable apart from what
 * listeners attach to its call.
 */
public final class MeEvent {
  private static final int NONE = -1;

  private final CallContext context;
  private int attempt = NONE;
  private int requestsSent = NONE;
  private long duration = NONE;
  private long delay = NONE;
  private boolean isEnd;
  private @Nullable ApiError reply;
  private @Nullable Throwable thrown;
  private @Nullable CacheOutcome cacheOutcome;

  private MeEvent(CallContext context) {
    this.context = context;
  }

  /** Something starts. */
  static MeEvent started(CallContext context) {
    return new MeEvent(context);
  }

  /** The attempt of this number starts. */
  static MeEvent attemptStarted(CallContext context, int attempt) {
    MeEvent event = new MeEvent(context);
    event.attempt = attempt;
    return event;
  }

  /** The request for a token ended after so many nanoseconds. */
  static MeEvent tokenRequestEnded(CallContext context, long nanos, @Nullable Throwable thrown) {
    MeEvent event = new MeEvent(context);
    event.duration = nanos;
    event.thrown = thrown;
    return event;
  }

  /** An attempt or the call ended after so many nanoseconds. */
  static MeEvent ended(CallContext context, long nanos, @Nullable Throwable thrown) {
    MeEvent event = tokenRequestEnded(context, nanos, thrown);
    event.isEnd = true;
    return event;
  }

  /** There is to be one more attempt after so many nanoseconds. */
  static MeEvent retry(CallContext context, long nanos, MeException failure) {
    MeEvent event = new MeEvent(context);
    event.delay = nanos;
    event.thrown = failure;
    event.reply = failure instanceof ApiException refusal ? refusal.error() : null;
    return event;
  }

  /** What the cache did. */
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

  MeEvent withReply(@Nullable ApiError facts) {
    reply = facts;
    return this;
  }

  /** The name of the provider that is asked. */
  public String provider() {
    return context.provider;
  }

  /** A number that all events of one call share, and no other call of this process. */
  public long call() {
    return context.id;
  }

  /**
   * Keeps a value for the later events of this call, on whatever thread they come, such as the span
   * of a tracer. All listeners of the client share the keys: use a class of your own. A second
   * value replaces the first.
   */
  public <V> void attach(Class<V> key, V value) {
    context.attach(requireNonNull(key, "key"), requireNonNull(value, "value"));
  }

  /** The value that an earlier event of this call was given under this key. */
  public <V> Optional<V> attachment(Class<V> key) {
    return context.attachment(key);
  }

  /**
   * Which attempt of the call this is, counted from 1: when an attempt starts, when it ends, and in
   * {@link MeClientBuilder#requestHeaders}. Absent at all other moments.
   */
  public OptionalInt attempt() {
    return attempt == NONE ? OptionalInt.empty() : OptionalInt.of(attempt);
  }

  /**
   * How many requests were sent for the call. Mostly one for each attempt, and one more where the
   * HTTP client repeated a request. Absent until the call ends.
   */
  public OptionalInt requestsSent() {
    return requestsSent == NONE ? OptionalInt.empty() : OptionalInt.of(requestsSent);
  }

  /** How long what ended took: a request for a token, an attempt, or the whole call. */
  public Optional<Duration> duration() {
    return duration == NONE ? Optional.empty() : Optional.of(Duration.ofNanos(duration));
  }

  /**
   * How long the call waits before its next attempt; zero when a rejected token was replaced.
   * Absent unless a retry was scheduled.
   */
  public Optional<Duration> retryDelay() {
    return delay == NONE ? Optional.empty() : Optional.of(Duration.ofNanos(delay));
  }

  /**
   * How an attempt or a call ended, or why a request for a token failed, from a short list that
   * suits the label of a metric: {@code answered}; the name of an {@link
   * io.github.mesdk.error.ErrorKind} or of a {@link TransportException.Reason} in lower case;
   * {@code decode}; {@code token}; {@code error} for what is no {@link MeException}, such as a
   * wrong argument. Absent at all other moments.
   */
  public Optional<String> kind() {
    return isEnd || thrown != null ? Optional.of(kind(thrown)) : Optional.empty();
  }

  /** What the client's {@link AnswerCache} did; absent at all other moments. */
  public Optional<CacheOutcome> cacheOutcome() {
    return Optional.ofNullable(cacheOutcome);
  }

  /** The HTTP status; absent when there was no reply. */
  public OptionalInt status() {
    return reply == null ? OptionalInt.empty() : OptionalInt.of(reply.status());
  }

  /** Why a request for a token, an attempt or a call failed. */
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

  /** One line for people, such as {@code testiny: attempt 1: status 200: answered in 9 ms}. */
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
