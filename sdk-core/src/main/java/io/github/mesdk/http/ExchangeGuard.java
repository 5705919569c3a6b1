package io.github.mesdk.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Watches one exchange for four things that OkHttp lets happen: a server that sends for ever where
 * no cap is counted, such as in the line before a chunk; one that makes TLS answer for ever, such
 * as by asking for new keys; an answer that lay in the connection before its question was sent, and
 * so belongs to somebody else; and a peer that takes nothing, so that a cancelled call waits for
 * ever for its turn to write.
 *
 * <p>HTTP/1 is read and written on the thread of the call, which is how the streams of {@link
 * GuardedSocket} find the guard of the exchange that they serve. HTTP/2 is read on threads of
 * OkHttp's own, which bounds what it keeps there.
 */
final class ExchangeGuard extends EventListener {
  private static final ThreadLocal<@Nullable ExchangeGuard> CURRENT = new ThreadLocal<>();

  /** How soon a cancelled call must have come back, or its connection is taken from it. */
  private static final long PATIENCE_MILLIS = 500;

  /** What TLS may have to say while a reply is read: once more who the client is, or new keys. */
  private static final long SAID_WHILE_READING = 16 * 1024;

  private final GuardedSockets sockets;
  private final long limit;
  private long bytesRead;
  private long bytesReadBeforeRequest;
  private boolean beginsRequest;
  private boolean isGuarded;
  private boolean isStale;
  private boolean isReading;
  private long bytesWrittenReading;
  private volatile boolean hasEnded;
  private volatile @Nullable Connection connection;
  private volatile @Nullable GuardedSocket writing;

  /**
   * A guard for one exchange.
   *
   * @param limit how many bytes may be read from the socket, heads and framing included
   */
  ExchangeGuard(GuardedSockets sockets, long limit) {
    this.sockets = sockets;
    this.limit = limit;
  }

  static void set(@Nullable ExchangeGuard guard) {
    if (guard == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(guard);
    }
  }

  /** Counts what was read from a socket on this thread. */
  static void read(int count) throws IOException {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null && count > 0) {
      guard.bytesRead += count;
      guard.isReading = guard.isGuarded;
      if (guard.isLimitPassed()) {
        throw new ProtocolException("too many bytes");
      }
    }
  }

  /** Before a write on this thread. */
  static void writes(GuardedSocket socket, int count) throws IOException {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null) {
      guard.refuseUnaskedInput(socket);
      guard.limitWritesWhileReading(count);
      guard.writing = socket;
    }
  }

  /** After it. */
  static void hasWritten() {
    ExchangeGuard guard = CURRENT.get();
    if (guard != null) {
      guard.writing = null;
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
        throw new SocketException("too much to answer"); // which TLS hands on as it is
      }
    }
  }

  /** Whether the server has sent more than any reply within the caps could need. */
  boolean isLimitPassed() {
    return bytesRead > limit;
  }

  /** Whether the reply was there before the request. */
  boolean isStale() {
    return isStale;
  }

  /** Lets nobody use the connection again. */
  void endConnection() {
    Connection current = connection;
    if (current != null) {
      sockets.close(current);
    }
  }

  @Override
  public void connectionAcquired(Call call, Connection acquired) {
    connection = acquired;
  }

  @Override
  public void connectionReleased(Call call, Connection released) {
    isGuarded = false; // what follows is the handshake of the next
    isReading = false;
  }

  @Override
  public void requestHeadersStart(Call call) {
    Connection current = connection;
    beginsRequest = current != null && current.protocol() != Protocol.HTTP_2;
    bytesReadBeforeRequest = bytesRead;
    isReading = false;
    bytesWrittenReading = 0;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    isStale |= isGuarded && bytesRead == bytesReadBeforeRequest;
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
              endWrite();
              losePatience();
            }
          }
        };
    patience.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    patience.enter();
  }

  /** A dead connection says farewell while it is closed, though the call never acquired it. */
  private void endWrite() {
    GuardedSocket current = writing;
    if (current != null) {
      GuardedSockets.closeQuietly(current);
    }
  }
}
