package io.github.mesdk.testkit;

/** The device authorization endpoint (RFC 8628, section 3.1). */
record DeviceAuthorizationEndpoint(ProviderState state) implements EndpointDispatcher.Handler {

  @Override
  public Reply answer(ReceivedRequest request) {
    OAuthForm form = OAuthForm.of(request);
    OidcClient client = OidcClient.of(request, form, state.credentials());
    String scope = OidcTokenDialect.grantedScope(form, state);
    DeviceCode code = state.grants().newDeviceCode(client.id(), scope);
    String page = state.origin().get() + OidcEndpoint.DEVICE_VERIFICATION.path();
    return OAuthErrors.uncached(
        Reply.json(
            200,
            new JsonObject()
                .put("device_code", code.value())
                .put("user_code", code.userCode())
                .put("verification_uri", page)
                .put("verification_uri_complete", page + "?user_code=" + code.userCode())
                .put("expires_in", code.lifetime().toSeconds())
                .put("interval", code.firstInterval().toSeconds())));
  }
}
