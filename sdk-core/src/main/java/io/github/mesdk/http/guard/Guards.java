package io.github.mesdk.http.guard;

import io.github.mesdk.time.Deadline;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Puts the guards around an OkHttp client, and around each of its calls. Thread-safe. */
public final class Guards {
  private final UnguardedSockets unguarded;

  private Guards(UnguardedSockets unguarded) {
    this.unguarded = unguarded;
  }

  /**
   * Adds the guards to what {@code builder} builds.
   *
   * @param own the program's client that it was derived from, or null
   * @param loopbackOnly whether it may connect to no other machine, whatever a name resolves to
   * @throws IllegalStateException if the OkHttp of the process is too old for them
   */
  public static Guards around(
      OkHttpClient.Builder builder, @Nullable OkHttpClient own, boolean loopbackOnly) {
    OkHttpVersion.check();
    boolean isFactoryForeign =
        own != null && !own.socketFactory().equals(SocketFactory.getDefault());
    if (!isFactoryForeign) {
      builder.socketFactory(new GuardedSockets());
    }
    // Outermost of those at the network, innermost of the others: a user's own notice nothing.
    DisableOkHttpRetries noRetries = new DisableOkHttpRetries();
    builder.networkInterceptors().add(0, noRetries);
    builder.networkInterceptors().add(1, new RejectNegativeLength());
    builder
        .addInterceptor(noRetries)
        .dns(new BoundedDns(own == null ? Dns.SYSTEM : own.dns(), loopbackOnly))
        // HTTP/2 is read on threads that no guard and no deadline reaches.
        .protocols(List.of(Protocol.HTTP_1_1));
    return new Guards(new UnguardedSockets(isFactoryForeign));
  }

  /** Watches {@code call} on this thread, which makes it until {@link ExchangeGuard#end}. */
  public ExchangeGuard watch(Call call, Deadline deadline) {
    ExchangeGuard guard = new ExchangeGuard(unguarded);
    guard.watch(call, deadline);
    return guard;
  }
}
