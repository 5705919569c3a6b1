package io.github.mesdk.provider.internal;

import java.util.List;
import java.util.Map;

/**
 * What one attempt sends to authenticate the calling program. Immutable. {@code toString} shows
 * none of it.
 *
 * @param headers the headers by name
 * @param members the members of the body by name
 * @param secrets the texts to mask in what the service sends
 * @param isSingleUse whether the service accepts the credentials only once
 */
public record CallerCredentials(
    Map<String, String> headers,
    Map<String, String> members,
    List<String> secrets,
    boolean isSingleUse) {

  /** Creates credentials with copies of these collections. */
  public CallerCredentials {
    headers = Map.copyOf(headers);
    members = Map.copyOf(members);
    secrets = List.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "CallerCredentials{***}";
  }
}
