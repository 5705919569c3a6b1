package io.github.mesdk.http;

import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Watches one exchange for four things that OkHttp lets happen: a server that sends for ever what
 * is kept and is no body yet, such as the line before a chunk or the name in a gzip header; one
 * that makes TLS answer for ever, such as by asking for new keys; an answer that lay in the
 * connection before its question was sent, and so belongs to somebody else; and a peer that takes
 * nothing while a connection is looked at or closed that the call does not hold, so that to cancel
 * the call does not reach it.
 *
 * <p>HTTP/1 is read and written on the thread of the call, which is how the streams of {@link
 * GuardedSocket} find the guard of the exchange that they serve.
 */
final class ExchangeGuard extends EventListener {
  private static final ThreadLocal<@Nullable ExchangeGuard> CURRENT = new ThreadLocal<>();

  /** How many bytes may come before a request is sent: more than any handshake has. */
  private static final long HANDSHAKE_BYTES = 512 * 1024;

  /**
   * How many may come after it before the body grows by one: interim replies and the head, a line
   * before a chunk, what packs nothing. OkHttp bounds the letters of a head, but keeps thirty times
   * as much of one whose lines are short.
   */
  private static final long FRUITLESS_BYTES = 64 * 1024;

  /** How soon a cancelled call must have come back, or its connection is taken from it. */
  private static final long PATIENCE_MILLIS = 500;

  /** What TLS may have to say while a reply is read: once more who the client is, or new keys. */
  private static final long SAID_WHILE_READING = 16 * 1024;

  private static final int SWITCHING_PROTOCOLS = 101;

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

  /** Who asks TLS for an answer again and again, and takes none, would hold the thread at last. */
  private void limitWritesWhileReading(int count) throws IOException {
    if (isReading) {
      bytesWrittenReading += count;
      if (bytesWrittenReading > SAID_WHILE_READING) {
        throw new SocketException("too much to answer");
      }
    }
  }

  /** The body has more bytes than before, which the cap on it counts. */
  void bodyGrew() {
    bytesReadAtProgress = bytesRead;
  }

  /** Whether the server has sent more than any reply could need before its next byte of body. */
  boolean isLimitPassed() {
    return isLimitPassed;
  }

  /** Whether the reply was there before the request. */
  boolean isStale() {
    return isStale;
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
      endConnection(); // it holds who knows what, and OkHttp would use it again
    }
  }

  /** The caller has its thread back. */
  void end() {
    hasEnded = true;
  }

  /** Comes on the thread that cancels: when time is up, Okio's watchdog, which must not wait. */
  @Override
  public void canceled(Call call) {
    losePatience();
  }

  /**
   * From now on the call is to come back soon, whatever it waits for, one thing after the other.
   */
  void losePatience() {
    AsyncTimeout patience =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            if (!hasEnded) {
              endConnection();
              losePatience();
            }
          }
        };
    patience.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    patience.enter();
  }

  /** Below TLS: to close TLS itself would be to wait for a turn to write. */
  private void endConnection() {
    GuardedSocket current = socket;
    if (current != null) {
      current.closeQuietly();
    }
  }
}
