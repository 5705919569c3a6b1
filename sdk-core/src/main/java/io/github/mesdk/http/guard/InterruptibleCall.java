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
 * <p>Without this class, an interrupt does not end a blocking read of a platform thread, and OkHttp
 * may reuse a connection in the state that the interrupted thread left (OkHttp issues 1902 and
 * 7841; the latter was closed as not planned). This class uses the hook of the JDK that closes a
 * channel on interrupt.
 *
 * <p>The JDK has one hook per thread. If an interceptor of the application makes another call of
 * the SDK, an interrupt after that call no longer cancels the outer one. The outer call then ends
 * at its deadline.
 *
 * <p>This class can be removed when OkHttp cancels a call whose thread is interrupted.
 */
public final class InterruptibleCall extends AbstractInterruptibleChannel {
  private final Call call;
  private boolean interrupted;

  /** Wraps {@code call}, for a single use. */
  public InterruptibleCall(Call call) {
    this.call = call;
  }

  /**
   * What {@link InterruptibleCall#run} executes.
   *
   * @param <R> the type of the result
   */
  @FunctionalInterface
  public interface Work<R> {
    /** Sends the request and reads the reply. */
    R run() throws IOException, InterruptedException;
  }

  /**
   * Runs {@code work} on the calling thread.
   *
   * @throws IOException if {@code work} throws one, or the thread is interrupted; the interrupt
   *     flag stays set
   */
  public <R> R run(Work<R> work) throws IOException {
    try {
      begin();
      return work.run();
    } catch (InterruptedException whileConnecting) {
      // OkHttp does not declare this exception, but throws it while it connects.
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      interrupted = Thread.currentThread().isInterrupted();
      endQuietly();
    }
  }

  /**
   * Ends the interruptible part. The channel exists only for its hook, so the field {@code
   * interrupted} replaces the exception that {@code end} throws.
   */
  private void endQuietly() {
    try {
      end(true);
    } catch (ClosedByInterruptException interruptedMeanwhile) {
      interrupted = true;
    } catch (AsynchronousCloseException impossible) {
      throw new IllegalStateException("only an interrupt closes this channel", impossible);
    }
  }

  /** Returns whether the thread was interrupted while the work ran. */
  public boolean wasInterrupted() {
    return interrupted;
  }

  @Override
  protected void implCloseChannel() {
    call.cancel();
  }
}
