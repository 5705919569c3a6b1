package io.github.mesdk.oauth2;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The address and code that a person needs to sign in on another device. {@link #toString} omits
 * the code and the complete address, because anyone who reads them could use them to sign in.
 *
 * @param verificationUri the address to open; https, or http to this machine
 * @param userCode the code to type at that address; control characters are removed, because a
 *     terminal could interpret them as commands
 * @param verificationUriComplete the address with the code included, for a QR code; empty if the
 *     issuer sends none
 * @param expiresIn how long the code is valid; 30 minutes if the issuer does not say
 */
public record DevicePrompt(
    URI verificationUri,
    String userCode,
    Optional<URI> verificationUriComplete,
    Duration expiresIn) {

  /** Removes the control characters from the code. */
  public DevicePrompt {
    userCode = userCode.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "");
  }

  @Override
  public String toString() {
    return "DevicePrompt{" + verificationUri.getRawAuthority() + ", ***, " + expiresIn + "}";
  }
}
