package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
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
import org.jspecify.annotations.Nullable;

/** Asks for the tokens of one device login until there are some; for one thread. */
final class DevicePolling {
  /** RFC 8628 section 3.5. */
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final TokenClient client;
  private final DeviceCode code;
  private final Deadline end;
  private final Deadline deadline;

  /** What the issuer wants between two questions; an outage lengthens the pause, not this. */
  private Duration interval;

  private Duration pause;
  private Duration asked = Duration.ZERO;
  private @Nullable MeException outage;

  /**
   * Polling.
   *
   * @param end when the code ends
   * @param deadline when the caller no longer waits
   */
  DevicePolling(
      TokenClient client,
      DeviceAuthorizationSuccessResponse started,
      Deadline end,
      Deadline deadline) {
    this.client = client;
    this.code = started.getDeviceCode();
    this.end = end;
    this.deadline = deadline;
    long seconds = Math.min(started.getInterval(), LONGEST_PAUSE.toSeconds());
    this.interval = Duration.ofSeconds(Math.max(1, seconds));
    this.pause = interval;
  }

  TokenReply await() {
    while (true) {
      sleep();
      if (end.hasPassed()) {
        // While the issuer was down, nobody could say that the person had signed in.
        throw outage == null ? tooLate() : outage;
      }
      if (deadline.hasPassed()) {
        throw TokenException.unavailable("nobody signed in within the time that was given", null);
      }
      try {
        return client.ask(new DeviceCodeGrant(code), TokenClient.step(deadline), code.getValue());
      } catch (MeException notYet) {
        slowDown(notYet);
      }
    }
  }

  private void sleep() {
    Duration left = Durations.shorter(end.remaining(), deadline.remaining());
    try {
      client.issuer.sleeper.sleep(Durations.shorter(Durations.longer(pause, asked), left));
    } catch (InterruptedException stopped) {
      throw Interrupts.during("waiting for a person to sign in");
    }
  }

  /** Throws what asking again cannot mend. */
  private void slowDown(MeException failure) {
    String told = OAuthErrors.code(failure);
    boolean isSlowDown = told.equals("slow_down");
    if (isSlowDown || told.equals("authorization_pending")) {
      interval = isSlowDown ? interval.plus(SLOWER) : interval;
      pause = interval;
      asked = Duration.ZERO;
      outage = null;
    } else if (failure.retryable()) {
      pause = Durations.longer(pause, Durations.doubled(pause, LONGEST_PAUSE));
      asked = failure.retryAfter().orElse(Duration.ZERO);
      outage = failure;
    } else {
      throw failure;
    }
  }

  private static UnauthenticatedException tooLate() {
    return UnauthenticatedException.of(
        "",
        ApiError.builder(400, ErrorKind.UNAUTHENTICATED)
            .reason(UnauthenticatedReason.EXPIRED)
            .code("expired_token")
            .message("the code was not used in time")
            .build());
  }
}
