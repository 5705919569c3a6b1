package io.github.mesdk.http.guard;

import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Limits the bytes that are read and written for one call. Without this class, OkHttp
 *
 * <ul>
 *   <li>buffers bytes outside the body without a limit, such as the line before a chunk or the file
 *       name in a gzip header (no issue known), and allows response headers of 256 KiB (OkHttp pull
 *       request 3613), which take up to 30 times that in memory;
 *   <li>allows a server to make TLS respond endlessly, for example by requesting key updates;
 *   <li>treats bytes that were already received on a connection as the response to the next request
 *       (OkHttp issue 9726), so that one user receives the response of another;
 *   <li>may check or close a connection that the call does not own, and blocks meanwhile if the
 *       peer reads nothing, even after {@code cancel}.
 * </ul>
 *
 * <p>HTTP/1 is read and written on the thread of the call, so the streams of {@link GuardedSocket}
 * find their guard in a thread-local. This class can be removed when OkHttp limits these bytes,
 * checks for input before it writes a request, and closes connections without blocking.
 */
public final class ExchangeGuard extends EventListener {
  private static final ThreadLocal<@Nullable ExchangeGuard> CURRENT = new ThreadLocal<>();

  /** The limit on bytes received before a request is sent; larger than any handshake. */
  private static final long MAX_HANDSHAKE_BYTES = 512 * 1024;

  /**
   * The limit on bytes received after the request without progress in the body: interim responses
   * and headers, the line before a chunk, compressed data that decodes to nothing.
   */
  private static final long MAX_BYTES_WITHOUT_PROGRESS = 64 * 1024;

  /** How long a cancelled call may take to return before its socket is closed, in milliseconds. */
  private static final long GRACE_MILLIS = 500;

  /**
   * The limit on bytes that TLS may write while a reply is read, for example for a renegotiation or
   * a key update.
   */
  private static final long MAX_BYTES_WRITTEN_WHILE_READING = 16 * 1024;

  private static final int SWITCHING_PROTOCOLS = 101;

  private final UnguardedSockets unguarded;
  private @Nullable Deadline deadline;

  /** The guard of the call whose interceptor makes this call; null if there is none. */
  private @Nullable ExchangeGuard outer;

  private long bytesRead;
  private long bytesReadAtProgress;
  private long bytesReadBeforeRequest;
  private boolean isRequestStarting;
  private boolean isGuarded;
  private boolean isStale;
  private boolean isLimitPassed;
  private boolean isReading;
  private long bytesWrittenReading;
  private volatile boolean isFinished;

  /**
   * The socket that the thread of the call last read from or wrote to, until the connection is
   * released.
   */
  private volatile @Nullable GuardedSocket socket;

  ExchangeGuard(UnguardedSockets unguarded) {
    this.unguarded = unguarded;
  }

  /** Starts to watch {@code call}, which the calling thread executes until {@link #end}. */
  void watch(Call call, Deadline deadline) {
    call.addEventListener(this);
    this.deadline = deadline;
    outer = CURRENT.get();
    set(this);
  }

  /** Stops watching. Called when the call has returned. */
  public void end() {
    set(outer);
    isFinished = true;
  }

  /** Returns the deadline of the call that this thread executes; null if there is none. */
  static @Nullable Deadline deadline() {
    ExchangeGuard guard = CURRENT.get();
    return guard == null ? null : guard.deadline;
  }

  static void set(@Nullable ExchangeGuard guard) {
    if (guard == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(guard);
    }
  }

  /** Called before a read on this thread. */
  static void beforeRead(GuardedSocket socket) {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null) {
      guard.socket = socket;
    }
  }

  /** Called after a read on this thread. */
  static void afterRead(int count) throws IOException {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null && count > 0) {
      guard.bytesRead += count;
      guard.isReading = guard.isGuarded;
      guard.limitReads();
    }
  }

  private void limitReads() throws IOException {
    long limit = isGuarded ? MAX_BYTES_WITHOUT_PROGRESS : MAX_HANDSHAKE_BYTES;
    isLimitPassed |= bytesRead - bytesReadAtProgress > limit;
    if (isLimitPassed) {
      throw new SocketException("too many bytes"); // TLS rethrows a SocketException unchanged
    }
  }

  /** Called before a write on this thread. */
  static void beforeWrite(GuardedSocket socket, int count) throws IOException {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null) {
      guard.socket = socket;
      guard.rejectUnsolicitedInput(socket);
      guard.limitWritesWhileReading(count);
    }
  }

  /** Input that is available before a request is written cannot be the response to it. */
  private void rejectUnsolicitedInput(GuardedSocket socket) throws IOException {
    if (isRequestStarting) {
      isRequestStarting = false;
      isGuarded = true;
      if (socket.markUsed() && socket.hasInput()) {
        socket.close(); // OkHttp sends the request again, on a new connection
        throw new SocketException("unsolicited input");
      }
    }
  }

  /**
   * Otherwise a server could block the thread: it makes TLS respond repeatedly and reads none of
   * the responses.
   */
  private void limitWritesWhileReading(int count) throws IOException {
    if (isReading) {
      bytesWrittenReading += count;
      if (bytesWrittenReading > MAX_BYTES_WRITTEN_WHILE_READING) {
        throw new SocketException("too many bytes written while reading");
      }
    }
  }

  /** Called when the body has grown. The size limit on the body covers these bytes. */
  public void bodyGrew() {
    bytesReadAtProgress = bytesRead;
  }

  /** Returns whether the server exceeded the limit on bytes without progress in the body. */
  public boolean isLimitPassed() {
    return isLimitPassed;
  }

  /** Returns whether the reply was received before the request was sent. */
  public boolean isStale() {
    return isStale;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    unguarded.connecting(proxy);
  }

  @Override
  public void connectionReleased(Call call, Connection released) {
    socket = null; // another call may already use the connection
    isGuarded = false; // the handshake of the next connection follows
    isReading = false;
  }

  @Override
  public void requestHeadersStart(Call call) {
    isRequestStarting = true;
    bytesReadBeforeRequest = bytesRead;
    bytesReadAtProgress = bytesRead;
    isReading = false;
    bytesWrittenReading = 0;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    isStale |= isGuarded && bytesRead == bytesReadBeforeRequest;
    if (isStale || response.code() == SWITCHING_PROTOCOLS) {
      closeSocket(); // the connection's state is unknown, and OkHttp would reuse it
    }
  }

  /**
   * Called on the thread that cancels. On a timeout, that thread is Okio's watchdog thread, which
   * must not block.
   */
  @Override
  public void canceled(Call call) {
    closeSocketSoon();
  }

  /**
   * Closes the socket that the call still uses after the grace period, and repeats this for each
   * further socket.
   */
  void closeSocketSoon() {
    AsyncTimeout grace =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            if (!isFinished) {
              closeSocket();
              closeSocketSoon();
            }
          }
        };
    grace.timeout(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    grace.enter();
  }

  /** Closes the socket below TLS, because closing the TLS socket would wait for its write lock. */
  private void closeSocket() {
    GuardedSocket current = socket;
    if (current != null) {
      current.closeQuietly();
    }
  }
}
