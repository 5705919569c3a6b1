package io.github.mesdk.http.guard;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A socket that reports each read and write to the {@link ExchangeGuard} of the current call, and
 * that closes without blocking.
 *
 * <p>Without this class, the SDK could neither count the bytes below TLS nor close the socket below
 * TLS, because OkHttp has no hook there. This class can be removed together with {@link
 * ExchangeGuard}.
 */
final class GuardedSocket extends Socket {
  private boolean isUsed;

  /**
   * Marks this socket as used for a request, and returns whether it was marked before. On a new
   * connection, unread input is harmless, because TLS data may still arrive.
   */
  boolean markUsed() {
    boolean before = isUsed;
    isUsed = true;
    return before;
  }

  boolean hasInput() throws IOException {
    return super.getInputStream().available() > 0;
  }

  void closeQuietly() {
    try {
      close();
    } catch (IOException ignored) {
      // The socket is unusable either way.
    }
  }

  /**
   * JSSE waits up to SO_LINGER for the write lock before it sends close_notify, and forever if
   * SO_LINGER is unset. Zero avoids blocking behind a writer that is stalled by its peer. The
   * closing thread may be a caller, or the one thread that runs all timeouts of OkHttp.
   */
  @Override
  public int getSoLinger() {
    return 0;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        ExchangeGuard.beforeRead(GuardedSocket.this);
        int count = in.read(bytes, offset, length);
        ExchangeGuard.afterRead(count);
        return count;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ExchangeGuard.beforeWrite(GuardedSocket.this, length);
        out.write(bytes, offset, length);
      }
    };
  }
}
