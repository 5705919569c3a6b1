package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import net.minidev.json.JSONObject;

/**
 * Signs a person in on another device, RFC 8628. The program displays an address and a code, then
 * polls the token endpoint. Thread-safe.
 *
 * <pre>{@code
 * issuer.deviceLogin(OAuth2Client.none("my-tool"), store).scope("openid").build()
 *     .signIn(p -> System.out.println("Open " + p.verificationUri() + " and type " + p.userCode()));
 * }</pre>
 */
public final class DeviceLogin {
  private static final String ENDPOINT = "the device authorization endpoint";
  private static final Duration MAX_CODE_LIFETIME = Duration.ofDays(1);

  private final TokenClient client;
  private final TokenStore store;

  DeviceLogin(DeviceLoginBuilder from) {
    client = from.tokenClient();
    store = from.store;
  }

  /** Same as {@link #signIn(Consumer, Deadline)}; waits until the code expires. */
  public LoginResult signIn(Consumer<DevicePrompt> prompt) {
    return signIn(prompt, Deadline.after(MAX_CODE_LIFETIME));
  }

  /**
   * Requests a code, passes it to {@code prompt}, polls the token endpoint at the interval that the
   * issuer sets, and stores the tokens. They replace any earlier login in the store. Blocks until
   * the login is complete or fails. While the issuer is unavailable, the interval doubles up to one
   * minute.
   *
   * @param prompt displays the code to the person; called once, on the calling thread, and expected
   *     to return without waiting for the person
   * @param deadline how long to wait for the person; the wait also ends when the code expires
   * @return the result, with the subject if the ID token was verified
   * @throws UnauthenticatedException if the person declined or the code expired
   * @throws TokenException if the issuer does not allow this client to use the flow, or if the
   *     store fails; retryable if the issuer is unreachable at the start, is still unavailable when
   *     the code expires, or the deadline passes
   * @throws TransportException if the thread is interrupted; its interrupt flag stays set
   */
  public LoginResult signIn(Consumer<DevicePrompt> prompt, Deadline deadline) {
    LoginCompletion login = new LoginCompletion(client, store);
    login.checkStore(TokenClient.step(deadline));
    DeviceAuthorizationSuccessResponse started = start(TokenClient.step(deadline));
    Duration lifetime = bounded(started.getLifetime());
    Deadline codeExpiry = Deadline.after(lifetime, client.issuer.nanoTime);
    prompt.accept(
        new DevicePrompt(
            started.getVerificationURI(),
            started.getUserCode().getValue(),
            Optional.ofNullable(started.getVerificationURIComplete()),
            lifetime));
    TokenReply tokens = new DevicePolling(client, started, codeExpiry, deadline).await();
    return login.complete(tokens, null, TokenClient.step(deadline));
  }

  private DeviceAuthorizationSuccessResponse start(Deadline deadline) {
    Reply reply = client.issuer.reply(ENDPOINT, request().toHTTPRequest(), deadline);
    if (!reply.isSuccessful()) {
      throw OAuthErrors.of(ENDPOINT, reply, client.scrubber());
    }
    JSONObject object =
        JsonReply.object(reply)
            .orElseThrow(() -> OAuthErrors.unreadable(ENDPOINT, "it is not a JSON object"));
    try {
      return checked(DeviceAuthorizationSuccessResponse.parse(object));
    } catch (ParseException | IllegalArgumentException malformed) {
      throw OAuthErrors.unreadable(
          ENDPOINT, "a code is missing, or a verification address is missing or unsafe to open");
    }
  }

  private DeviceAuthorizationRequest request() {
    URI endpoint = client.issuer.metadata.endpoints().get(Endpoints.Kind.DEVICE_AUTHORIZATION);
    var authentication = client.registration.authentication(client.issuer.issuer);
    DeviceAuthorizationRequest.Builder request =
        authentication == null
            ? new DeviceAuthorizationRequest.Builder(new ClientID(client.registration.clientId()))
            : new DeviceAuthorizationRequest.Builder(authentication);
    if (!client.scopes.isEmpty()) {
      request.scope(client.scope());
    }
    if (!client.resources.isEmpty()) {
      request.customParameter(
          "resource", client.resources.stream().map(URI::toString).toArray(String[]::new));
    }
    if (!client.audiences.isEmpty()) {
      request.customParameter("audience", client.audiences.toArray(new String[0]));
    }
    return request.endpointURI(endpoint).build();
  }

  /** A person opens these addresses, so they must pass the same checks as an endpoint. */
  private DeviceAuthorizationSuccessResponse checked(DeviceAuthorizationSuccessResponse started) {
    Endpoints endpoints = client.issuer.metadata.endpoints();
    endpoints.checked(started.getVerificationURI());
    if (started.getVerificationURIComplete() != null) {
      endpoints.checked(started.getVerificationURIComplete());
    }
    return started;
  }

  private static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.max(1, Math.min(seconds, MAX_CODE_LIFETIME.toSeconds())));
  }

  @Override
  public String toString() {
    return "DeviceLogin{" + client + "}";
  }
}
