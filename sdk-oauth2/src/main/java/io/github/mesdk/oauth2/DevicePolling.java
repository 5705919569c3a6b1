package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.TokenReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Polls the token endpoint until one device login completes or fails. Not thread-safe. */
final class DevicePolling {
  /** What {@code slow_down} adds to the interval, RFC 8628 section 3.5. */
  private static final Duration SLOW_DOWN_INCREMENT = Duration.ofSeconds(5);

  private static final Duration MAX_DELAY = Duration.ofMinutes(1);

  private final TokenClient client;
  private final DeviceCode code;

  /** What to mask in messages in which the issuer repeats it. */
  private final String[] secrets;

  private final Deadline codeExpiry;
  private final Deadline deadline;

  /**
   * The time between two polls that the issuer requests. An outage lengthens {@link #delay}
   * instead.
   */
  private Duration interval;

  /** The time before the next poll, unless {@link #retryAfter} is longer. */
  private Duration delay;

  private Duration retryAfter = Duration.ZERO;
  private @Nullable MeException outage;

  /**
   * Prepares the polling for one login.
   *
   * @param privateValues the values of the first request to mask in messages
   * @param codeExpiry when the device code expires
   * @param deadline when the caller stops waiting
   */
  DevicePolling(
      TokenClient client,
      DeviceAuthorization authorization,
      List<String> privateValues,
      Deadline codeExpiry,
      Deadline deadline) {
    this.client = client;
    this.code = new DeviceCode(authorization.deviceCode());
    List<String> all = new ArrayList<>(privateValues);
    all.add(authorization.deviceCode());
    all.add(authorization.prompt().userCode());
    this.secrets = all.toArray(new String[0]);
    this.codeExpiry = codeExpiry;
    this.deadline = deadline;
    this.interval = authorization.interval();
    this.delay = interval;
  }

  TokenReply await() {
    while (true) {
      sleep();
      if (codeExpiry.hasPassed()) {
        // The person may have signed in during the outage, so report the outage and not an expired
        // code.
        throw outage == null ? codeExpired() : outage;
      }
      if (deadline.hasPassed()) {
        throw TokenException.unavailable("no one completed the sign-in before the deadline", null);
      }
      try {
        return client.requestTokens(
            new DeviceCodeGrant(code), TokenClient.requestDeadline(deadline), secrets);
      } catch (MeException notYet) {
        adjustDelay(notYet);
      }
    }
  }

  private void sleep() {
    Duration left = Durations.shorter(codeExpiry.remaining(), deadline.remaining());
    try {
      client.issuer.sleeper.sleep(Durations.shorter(Durations.longer(delay, retryAfter), left));
    } catch (InterruptedException stopped) {
      throw Interrupts.during("waiting for a person to sign in");
    }
  }

  /** Sets the delay before the next poll, or rethrows a failure that polling cannot resolve. */
  private void adjustDelay(MeException failure) {
    retryAfter = failure.retryAfter().orElse(Duration.ZERO);
    String errorCode = OAuthErrors.errorCode(failure);
    boolean isSlowDown = errorCode.equals("slow_down");
    if (isSlowDown || errorCode.equals("authorization_pending")) {
      interval = isSlowDown ? interval.plus(SLOW_DOWN_INCREMENT) : interval;
      delay = interval;
      outage = null;
      if (retryAfter.compareTo(codeExpiry.remaining()) >= 0) {
        retryAfter = Duration.ZERO; // otherwise, the code would expire without another poll
      }
    } else if (failure.retryable()) {
      delay = Durations.longer(delay, Durations.doubled(delay, MAX_DELAY));
      outage = failure;
    } else {
      throw failure;
    }
  }

  private static UnauthenticatedException codeExpired() {
    return UnauthenticatedException.of(
        "",
        ApiError.builder(400, ErrorKind.UNAUTHENTICATED)
            .reason(UnauthenticatedReason.EXPIRED)
            .code("expired_token")
            .message("the code expired before it was used")
            .build());
  }
}
