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
 * Lets a person sign in on another device, RFC 8628: the program shows an address and a code, and
 * waits. Thread-safe.
 *
 * <pre>{@code
 * issuer.deviceLogin(OAuth2Client.none("my-tool"), store).scope("openid").build()
 *     .signIn(p -> System.out.println("Open " + p.verificationUri() + " and type " + p.userCode()));
 * }</pre>
 */
public final class DeviceLogin {
  private static final String WHAT = "the device authorization endpoint";
  private static final Duration LONGEST_CODE = Duration.ofDays(1);

  private final TokenClient client;
  private final TokenStore store;

  DeviceLogin(DeviceLoginBuilder from) {
    client = from.tokenClient();
    store = from.store;
  }

  /** As {@link #signIn(Consumer, Deadline)}, for as long as the code is good. */
  public LoginResult signIn(Consumer<DevicePrompt> prompt) {
    return signIn(prompt, Deadline.after(LONGEST_CODE));
  }

  /**
   * Gets a code, gives it to {@code prompt}, and asks every few seconds, as the issuer wishes,
   * whether the person is done. Blocks until then; the tokens are then in the store, in place of
   * any before. While the issuer cannot answer, it is asked ever more seldom.
   *
   * @param prompt shows what it gets to the person; called once, on this thread, and should return
   * @throws UnauthenticatedException if the person declined, or was too late for the code
   * @throws TokenException if the program may not sign people in so; retryable if the issuer cannot
   *     be reached at the start, or the deadline passed
   * @throws TransportException if the thread is interrupted; its flag is still set
   */
  public LoginResult signIn(Consumer<DevicePrompt> prompt, Deadline deadline) {
    LoginCompletion login = new LoginCompletion(client, store);
    login.checkStore(TokenClient.step(deadline));
    DeviceAuthorizationSuccessResponse started = start(TokenClient.step(deadline));
    Duration lifetime = bounded(started.getLifetime());
    Deadline end = Deadline.after(lifetime, client.issuer.nanoTime);
    prompt.accept(
        new DevicePrompt(
            started.getVerificationURI(),
            started.getUserCode().getValue(),
            Optional.ofNullable(started.getVerificationURIComplete()),
            lifetime));
    TokenReply tokens = new DevicePolling(client, started, end, deadline).await();
    return login.with(tokens, null, TokenClient.step(deadline));
  }

  private DeviceAuthorizationSuccessResponse start(Deadline deadline) {
    Reply reply = client.issuer.reply(WHAT, request().toHTTPRequest(), deadline);
    if (!reply.isSuccessful()) {
      throw OAuthErrors.of(WHAT, reply, client.scrubber());
    }
    JSONObject object =
        JsonReply.object(reply)
            .orElseThrow(() -> OAuthErrors.unreadable(WHAT, "it is no JSON object"));
    try {
      return checked(DeviceAuthorizationSuccessResponse.parse(object));
    } catch (ParseException | IllegalArgumentException malformed) {
      throw OAuthErrors.unreadable(WHAT, "it lacks a code, or an address that may be opened");
    }
  }

  private DeviceAuthorizationRequest request() {
    URI endpoint = client.issuer.metadata.endpoints().get(Endpoints.Kind.DEVICE_AUTHORIZATION);
    var proof = client.registration.prove(client.issuer.issuer);
    DeviceAuthorizationRequest.Builder request =
        proof == null
            ? new DeviceAuthorizationRequest.Builder(new ClientID(client.registration.clientId()))
            : new DeviceAuthorizationRequest.Builder(proof);
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

  /** A person is sent there, so it must be as good as an endpoint. */
  private DeviceAuthorizationSuccessResponse checked(DeviceAuthorizationSuccessResponse started) {
    Endpoints endpoints = client.issuer.metadata.endpoints();
    endpoints.checked(started.getVerificationURI());
    if (started.getVerificationURIComplete() != null) {
      endpoints.checked(started.getVerificationURIComplete());
    }
    return started;
  }

  private static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_CODE.toSeconds())));
  }

  @Override
  public String toString() {
    return "DeviceLogin{" + client + "}";
  }
}
