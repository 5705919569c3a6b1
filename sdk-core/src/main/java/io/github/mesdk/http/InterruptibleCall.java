package io.github.mesdk.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Call;

/**
 * Makes an interrupt of the calling thread cancel the call. Interrupting a platform thread does not
 * wake OkHttp's blocking read; the JDK's own hook for closing a channel on interrupt does.
 */
final class InterruptibleCall extends AbstractInterruptibleChannel {
  private final Call call;
  private boolean interrupted;

  InterruptibleCall(Call call) {
    this.call = call;
  }

  /** One exchange over the wire. */
  @FunctionalInterface
  interface Work {
    Exchange run() throws IOException, InterruptedException;
  }

  Exchange run(Work work) throws IOException {
    boolean completed = false;
    try {
      begin();
      Exchange exchange = work.run();
      completed = exchange instanceof Reply;
      return exchange;
    } catch (InterruptedException whileConnecting) {
      // OkHttp declares no exception, but while it connects it throws this one too.
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      interrupted = Thread.currentThread().isInterrupted();
      endQuietly(completed);
    }
  }

  /** The channel is a carrier only: what its end throws is told by the flag. */
  private void endQuietly(boolean completed) {
    try {
      end(completed);
    } catch (ClosedByInterruptException interruptedMeanwhile) {
      interrupted = true;
    } catch (java.nio.channels.AsynchronousCloseException impossible) {
      throw new IllegalStateException("nobody else closes this channel", impossible);
    }
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  @Override
  protected void implCloseChannel() {
    call.cancel();
  }
}
