package io.github.mesdk.http.guard;

import io.github.mesdk.time.Deadline;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Installs the guards in an OkHttp client and around each of its calls. Thread-safe. */
public final class Guards {
  private final UnguardedSockets unguarded;

  private Guards(UnguardedSockets unguarded) {
    this.unguarded = unguarded;
  }

  /**
   * Adds the guards to {@code builder}.
   *
   * @param callerClient the caller's OkHttp client that the builder is derived from, or null
   * @param loopbackOnly whether the client may connect to loopback addresses only, whichever
   *     addresses a name resolves to
   * @throws IllegalStateException if the OkHttp on the class path is too old for the guards
   */
  public static Guards around(
      OkHttpClient.Builder builder, @Nullable OkHttpClient callerClient, boolean loopbackOnly) {
    OkHttpVersion.check();
    boolean isFactoryCustom =
        callerClient != null && !callerClient.socketFactory().equals(SocketFactory.getDefault());
    if (!isFactoryCustom) {
      builder.socketFactory(new GuardedSockets());
    }
    // This interceptor is the first network interceptor and the last application interceptor.
    // Therefore the interceptors of the application do not see the replaced header.
    DisableOkHttpRetries noRetries = new DisableOkHttpRetries();
    builder.networkInterceptors().add(0, noRetries);
    builder.networkInterceptors().add(1, new RejectNegativeLength());
    builder
        .addInterceptor(noRetries)
        .dns(new BoundedDns(callerClient == null ? Dns.SYSTEM : callerClient.dns(), loopbackOnly))
        // HTTP/2 is read on threads to which neither the guards nor the deadline apply.
        .protocols(List.of(Protocol.HTTP_1_1));
    return new Guards(new UnguardedSockets(isFactoryCustom));
  }

  /** Watches {@code call}, which the calling thread executes until {@link ExchangeGuard#end}. */
  public ExchangeGuard watch(Call call, Deadline deadline) {
    ExchangeGuard guard = new ExchangeGuard(unguarded);
    guard.watch(call, deadline);
    return guard;
  }
}
