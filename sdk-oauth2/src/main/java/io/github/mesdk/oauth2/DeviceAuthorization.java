package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reply of a device authorization endpoint, RFC 8628 section 3.2.
 *
 * @param deviceCode the device code that the client sends when it polls the token endpoint
 * @param interval the time between two polls
 * @param prompt the address and the user code for the person
 */
record DeviceAuthorization(String deviceCode, Duration interval, DevicePrompt prompt) {
  static final Duration MAX_LIFETIME = Duration.ofDays(1);

  /** More than a person types. RFC 8628 recommends eight characters. */
  private static final int MAX_USER_CODE = 200;

  private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(30);
  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);
  private static final Duration MAX_INTERVAL = Duration.ofMinutes(1);

  /**
   * Reads the reply.
   *
   * @throws IllegalArgumentException if the device code, the user code or the verification address
   *     is missing or too long, or the verification address is not safe to open; the message
   *     contains no code
   */
  static DeviceAuthorization read(Map<String, @Nullable Object> reply, Endpoints endpoints) {
    Optional<URI> completeAddress =
        safeAddress(reply, "verification_uri_complete", endpoints)
            .or(() -> safeAddress(reply, "verification_url_complete", endpoints));
    // Google and older versions of Entra ID use verification_url, as the drafts of RFC 8628 did.
    Optional<String> address =
        WireJson.text(reply, "verification_uri").or(() -> WireJson.text(reply, "verification_url"));
    DevicePrompt prompt =
        new DevicePrompt(
            endpoints.checkedReceived(required(address)),
            required(WireJson.text(reply, "user_code")),
            completeAddress,
            bounded(reply.get("expires_in"), DEFAULT_LIFETIME, MAX_LIFETIME));
    if (prompt.userCode().isBlank() || prompt.userCode().length() > MAX_USER_CODE) {
      throw new IllegalArgumentException("the user code is blank or too long");
    }
    return new DeviceAuthorization(
        required(WireJson.text(reply, "device_code")),
        bounded(reply.get("interval"), DEFAULT_INTERVAL, MAX_INTERVAL),
        prompt);
  }

  /** Returns an optional address, unless it is not safe to open: a person can sign in without. */
  private static Optional<URI> safeAddress(
      Map<String, @Nullable Object> reply, String name, Endpoints endpoints) {
    try {
      return WireJson.text(reply, name).map(endpoints::checkedReceived);
    } catch (IllegalArgumentException unsafe) {
      return Optional.empty();
    }
  }

  private static String required(Optional<String> text) {
    return text.orElseThrow(() -> new IllegalArgumentException("missing"));
  }

  private static Duration bounded(@Nullable Object seconds, Duration defaultTime, Duration max) {
    return Durations.shorter(TokenReply.lifetime(seconds).orElse(defaultTime), max);
  }

  /** Shows neither the device code nor the user code. */
  @Override
  public String toString() {
    return "DeviceAuthorization{" + prompt + "}";
  }
}
