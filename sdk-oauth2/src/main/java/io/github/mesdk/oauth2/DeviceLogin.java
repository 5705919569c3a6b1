package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person in on another device, RFC 8628. The program displays an address and a user code,
 * then polls the token endpoint. Thread-safe.
 *
 * <pre>{@code
 * issuer.deviceLogin(OAuth2Client.none("my-tool"), store).scope("openid").build()
 *     .signIn(p -> System.out.println("Open " + p.verificationUri() + " and type " + p.userCode()));
 * }</pre>
 */
public final class DeviceLogin {
  private static final String ENDPOINT = "the device authorization endpoint";

  private final TokenClient client;
  private final TokenStore store;
  private final Map<String, String> parameters;
  private final LoginRequirements requirements;

  /** Values of parameters that may concern the person, or be secret. */
  private final List<String> privateValues;

  DeviceLogin(DeviceLoginBuilder from) {
    client = from.tokenClient();
    store = from.store;
    parameters = from.firstRequestParameters();
    requirements = from.requirements();
    privateValues = from.privateValues();
  }

  /** Same as {@link #signIn(Consumer, Deadline)}, but waits until the user code expires. */
  public LoginResult signIn(Consumer<DevicePrompt> showPrompt) {
    return signIn(showPrompt, Deadline.after(DeviceAuthorization.MAX_LIFETIME));
  }

  /**
   * Requests a user code, passes it with its address to {@code showPrompt}, polls the token
   * endpoint at the interval that the issuer sets, and stores the tokens. They replace any earlier
   * login in the store. Blocks until the login is complete or fails. While the issuer is
   * unavailable, the interval doubles after each poll, up to one minute. If the issuer sends no
   * refresh token, the login lasts as long as its access token, unless {@link
   * DeviceLoginBuilder#refreshRequired} is set.
   *
   * @param showPrompt displays the user code and its address to the person; called once, on the
   *     calling thread, and expected to return without waiting for the person
   * @param deadline how long to wait for the person; the wait also ends when the user code expires
   * @return the result, with the subject if the ID token was verified
   * @throws UnauthenticatedException if the person declined the sign-in or the user code expired
   * @throws TokenException if the issuer refuses the first request with any error code, for example
   *     because it does not allow this client to use the device flow, if it sends no refresh token
   *     and one is required, or if the store fails; retryable if the issuer is unreachable at the
   *     start, if it is unavailable when the user code expires, or if the deadline passes
   * @throws TransportException if the thread is interrupted; its interrupt flag stays set
   */
  public LoginResult signIn(Consumer<DevicePrompt> showPrompt, Deadline deadline) {
    TokenClient keyed = client.withNewKey();
    LoginCompletion completion = new LoginCompletion(keyed, store);
    completion.prepare(TokenClient.requestDeadline(deadline));
    DeviceAuthorization authorization = authorizeDevice(TokenClient.requestDeadline(deadline));
    Deadline codeExpiry =
        Deadline.after(authorization.prompt().expiresIn(), client.issuer.nanoTime);
    showPrompt.accept(authorization.prompt());
    TokenReply tokens =
        new DevicePolling(keyed, authorization, privateValues, codeExpiry, deadline).await();
    requirements.checkRefreshToken(tokens);
    return completion.complete(tokens, null, () -> {}, TokenClient.requestDeadline(deadline));
  }

  private DeviceAuthorization authorizeDevice(Deadline deadline) {
    var authentication = client.registration.authentication(client.issuer.identifier);
    HTTPRequest request = request(authentication).toHTTPRequest();
    Scrubber scrubber = client.scrubber(authentication, privateValues.toArray(new String[0]));
    try (Reply reply = client.reply(ENDPOINT, request, deadline)) {
      Map<String, @Nullable Object> members = OAuthErrors.object(ENDPOINT, reply, scrubber);
      if (OAuthErrors.hasErrorInsteadOf(members, "device_code")) {
        throw OAuthErrors.of(ENDPOINT, reply, members, scrubber);
      }
      return DeviceAuthorization.read(members, client.issuer.metadata.endpoints());
    } catch (UnauthenticatedException refused) {
      // A person has not taken part yet, so none can have declined.
      throw OAuthErrors.refused(ENDPOINT, refused);
    } catch (IllegalArgumentException unusable) {
      throw OAuthErrors.incomplete(
          ENDPOINT, "a code is missing, or a verification address is missing or unsafe to open");
    }
  }

  private DeviceAuthorizationRequest request(@Nullable ClientAuthentication authentication) {
    URI endpoint = client.endpoint(Endpoints.Kind.DEVICE_AUTHORIZATION);
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
    parameters.forEach((name, value) -> request.customParameter(name, value));
    return request.endpointURI(endpoint).build();
  }

  @Override
  public String toString() {
    return "DeviceLogin{" + client + "}";
  }
}
