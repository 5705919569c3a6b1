package io.github.mesdk.oauth2;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What to show a person who signs in on another device. Its text form shows neither the code nor
 * the address that has it: whoever reads them could sign in instead.
 *
 * @param verificationUri where to go; https, or http to this machine
 * @param userCode what to type there
 * @param verificationUriComplete the same with the code in it, for a QR code; not every issuer has
 *     one
 * @param expiresIn how long both are good
 */
public record DevicePrompt(
    URI verificationUri,
    String userCode,
    Optional<URI> verificationUriComplete,
    Duration expiresIn) {

  @Override
  public String toString() {
    return "DevicePrompt{" + verificationUri.getHost() + ", ***, " + expiresIn + "}";
  }
}
