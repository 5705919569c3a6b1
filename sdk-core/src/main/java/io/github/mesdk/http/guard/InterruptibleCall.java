package io.github.mesdk.http.guard;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Call;

/**
 * Cancels an OkHttp call when the thread that makes it is interrupted.
 *
 * <p>Without it, an interrupt does not end a blocking read of a platform thread, and OkHttp may
 * reuse what the interrupted thread left behind (OkHttp issues 1902 and 7841; the latter was closed
 * as not planned). The JDK's own hook for channels that an interrupt closes does the waking.
 *
 * <p>It can go when OkHttp cancels a call whose thread is interrupted.
 */
public final class InterruptibleCall extends AbstractInterruptibleChannel {
  private final Call call;
  private boolean interrupted;

  /** For one use of this call. */
  public InterruptibleCall(Call call) {
    this.call = call;
  }

  /**
   * What to do with the call.
   *
   * @param <R> what comes of it
   */
  @FunctionalInterface
  public interface Work<R> {
    /** Sends the request and reads the reply. */
    R run() throws IOException, InterruptedException;
  }

  /**
   * Runs {@code work} on the calling thread.
   *
   * @throws IOException what the work throws; after an interrupt the flag of the thread is set
   */
  public <R> R run(Work<R> work) throws IOException {
    try {
      begin();
      return work.run();
    } catch (InterruptedException whileConnecting) {
      // OkHttp declares no exception, but while it connects it throws this one too.
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      interrupted = Thread.currentThread().isInterrupted();
      endQuietly();
    }
  }

  /** The channel only carries the hook: the flag tells what its end throws. */
  private void endQuietly() {
    try {
      end(true);
    } catch (ClosedByInterruptException interruptedMeanwhile) {
      interrupted = true;
    } catch (AsynchronousCloseException impossible) {
      throw new IllegalStateException("only an interrupt closes this channel", impossible);
    }
  }

  /** Whether the thread was interrupted while the work ran. */
  public boolean wasInterrupted() {
    return interrupted;
  }

  @Override
  protected void implCloseChannel() {
    call.cancel();
  }
}
