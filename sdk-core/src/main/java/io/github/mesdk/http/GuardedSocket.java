package io.github.mesdk.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket that tells the guard of an exchange what passes through it. */
final class GuardedSocket extends Socket {
  private boolean isUsed;

  /** Whether a request was sent before; on a fresh connection TLS may still have words to say. */
  boolean isUsedAgain() {
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
    } catch (IOException nothingToLose) {
      // It is gone either way.
    }
  }

  /**
   * Asked by TLS alone, when it is closed: it waits so long for its turn to say farewell, and for
   * ever unless it is told. That turn does not come while another thread writes to a peer that
   * takes nothing, and who closes is a caller, or the one thread that minds every time limit of
   * OkHttp.
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
        ExchangeGuard.reads(GuardedSocket.this);
        int count = in.read(bytes, offset, length);
        ExchangeGuard.hasRead(count);
        return count;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ExchangeGuard.writes(GuardedSocket.this, length);
        out.write(bytes, offset, length);
      }
    };
  }
}
