package io.github.mesdk.oauth2;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The address and the user code that a person needs to sign in on another device. {@link #toString}
 * omits the user code and {@code verificationUriComplete}, because anyone who reads one of them
 * could complete this sign-in.
 *
 * @param verificationUri the address to open; https, or http to this machine; characters outside
 *     ASCII are percent-encoded
 * @param userCode the code to type at that address; control characters are removed, because a
 *     terminal could interpret them as commands
 * @param verificationUriComplete the address with the user code included, for a QR code; empty if
 *     the issuer sends none, or one that is not safe to open
 * @param expiresIn how long the user code is valid; 30 minutes if the issuer sends no time
 */
public record DevicePrompt(
    URI verificationUri,
    String userCode,
    Optional<URI> verificationUriComplete,
    Duration expiresIn) {

  /** Removes the control characters from the user code, and encodes those of the addresses. */
  public DevicePrompt {
    verificationUri = ascii(verificationUri);
    verificationUriComplete = verificationUriComplete.map(DevicePrompt::ascii);
    userCode = userCode.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "");
  }

  /** A URI may contain characters that reverse the direction of text, or are invisible. */
  private static URI ascii(URI address) {
    return URI.create(address.toASCIIString());
  }

  @Override
  public String toString() {
    return "DevicePrompt{" + verificationUri.getRawAuthority() + ", ***, " + expiresIn + "}";
  }
}
