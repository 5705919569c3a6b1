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
 * Watches the bytes of one exchange. Without it, OkHttp
 *
 * <ul>
 *   <li>keeps without a limit what is no body yet, such as the line before a chunk or the name in a
 *       gzip header (no issue known), and allows a head of 256 KiB (OkHttp pull request 3613),
 *       which it keeps at up to thirty times that size;
 *   <li>lets a server make TLS answer without an end, such as by asking for new keys;
 *   <li>takes what already lay in a connection for the answer to the next request (OkHttp issue
 *       9726), so that one user gets the answer of another;
 *   <li>may look at or close a connection that the call does not hold, behind a peer that takes
 *       nothing; {@code cancel} does not reach it.
 * </ul>
 *
 * <p>HTTP/1 is read and written on the thread of the call: that is how the streams of {@link
 * GuardedSocket} find the guard of the exchange they serve. It can go when OkHttp bounds these
 * bytes, checks for input before it writes a request, and closes connections without waiting.
 */
public final class ExchangeGuard extends EventListener {
  private static final ThreadLocal<@Nullable ExchangeGuard> CURRENT = new ThreadLocal<>();

  /** How many bytes may come before a request is sent: more than any handshake has. */
  private static final long HANDSHAKE_BYTES = 512 * 1024;

  /**
   * How many may come after it before the body grows by one: interim replies and the head, a line
   * before a chunk, what packs nothing.
   */
  private static final long FRUITLESS_BYTES = 64 * 1024;

  /** How soon a cancelled call must have come back, or its connection is closed under it. */
  private static final long GRACE_MILLIS = 500;

  /** What TLS may have to say while a reply is read: once more who the client is, or new keys. */
  private static final long SAID_WHILE_READING = 16 * 1024;

  private static final int SWITCHING_PROTOCOLS = 101;

  private final UnguardedSockets unguarded;
  private long bytesRead;
  private long bytesReadAtProgress;
  private long bytesReadBeforeRequest;
  private boolean beginsRequest;
  private boolean isGuarded;
  private boolean isStale;
  private boolean isLimitPassed;
  private boolean isReading;
  private long bytesWrittenReading;
  private volatile boolean hasEnded;

  /** What the thread of the call last read from or wrote to, until it is given back. */
  private volatile @Nullable GuardedSocket socket;

  ExchangeGuard(UnguardedSockets unguarded) {
    this.unguarded = unguarded;
  }

  /** Begins to watch {@code call}, which the calling thread makes until {@link #end}. */
  void watch(Call call, Deadline deadline) {
    call.addEventListener(this);
    set(this);
    BoundedDns.limit(deadline);
  }

  /** The caller has its thread back. */
  public void end() {
    BoundedDns.limit(null);
    set(null);
    hasEnded = true;
  }

  static void set(@Nullable ExchangeGuard guard) {
    if (guard == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(guard);
    }
  }

  /** Before a read on this thread. */
  static void reads(GuardedSocket socket) {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null) {
      guard.socket = socket;
    }
  }

  /** After it. */
  static void hasRead(int count) throws IOException {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null && count > 0) {
      guard.bytesRead += count;
      guard.isReading = guard.isGuarded;
      guard.limitReads();
    }
  }

  private void limitReads() throws IOException {
    long limit = isGuarded ? FRUITLESS_BYTES : HANDSHAKE_BYTES;
    isLimitPassed |= bytesRead - bytesReadAtProgress > limit;
    if (isLimitPassed) {
      throw new SocketException("too many bytes"); // which TLS hands on as it is
    }
  }

  /** Before a write on this thread. */
  static void writes(GuardedSocket socket, int count) throws IOException {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null) {
      guard.socket = socket;
      guard.refuseUnaskedInput(socket);
      guard.limitWritesWhileReading(count);
    }
  }

  /** What waits to be read before a request is written cannot be an answer to it. */
  private void refuseUnaskedInput(GuardedSocket socket) throws IOException {
    if (beginsRequest) {
      beginsRequest = false;
      isGuarded = true;
      if (socket.isUsedAgain() && socket.hasInput()) {
        socket.close(); // OkHttp asks once more, on a fresh connection
        throw new SocketException("unasked input");
      }
    }
  }

  /**
   * A server that makes TLS answer again and again, and takes none of it, would hold the thread.
   */
  private void limitWritesWhileReading(int count) throws IOException {
    if (isReading) {
      bytesWrittenReading += count;
      if (bytesWrittenReading > SAID_WHILE_READING) {
        throw new SocketException("too much to answer");
      }
    }
  }

  /** The body has more bytes than before, which the cap on it counts. */
  public void bodyGrew() {
    bytesReadAtProgress = bytesRead;
  }

  /** Whether the server has sent more than any reply could need before its next byte of body. */
  public boolean isLimitPassed() {
    return isLimitPassed;
  }

  /** Whether the reply was there before the request. */
  public boolean isStale() {
    return isStale;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    unguarded.connecting(proxy);
  }

  @Override
  public void connectionReleased(Call call, Connection released) {
    socket = null; // it may serve another call by now
    isGuarded = false; // what follows is the handshake of the next
    isReading = false;
  }

  @Override
  public void requestHeadersStart(Call call) {
    beginsRequest = true;
    bytesReadBeforeRequest = bytesRead;
    bytesReadAtProgress = bytesRead;
    isReading = false;
    bytesWrittenReading = 0;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    isStale |= isGuarded && bytesRead == bytesReadBeforeRequest;
    if (isStale || response.code() == SWITCHING_PROTOCOLS) {
      closeSocket(); // its content is unknown, and OkHttp would use it again
    }
  }

  /** Comes on the thread that cancels: when time is up, Okio's watchdog, which must not wait. */
  @Override
  public void canceled(Call call) {
    closeSocketSoon();
  }

  /** Closes, after the grace, whatever socket the call still waits for, one after the other. */
  void closeSocketSoon() {
    AsyncTimeout grace =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            if (!hasEnded) {
              closeSocket();
              closeSocketSoon();
            }
          }
        };
    grace.timeout(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    grace.enter();
  }

  /** Below TLS: closing TLS itself would wait for its write lock. */
  private void closeSocket() {
    GuardedSocket current = socket;
    if (current != null) {
      current.closeQuietly();
    }
  }
}
