package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * Pulse's login, with a password or an API key. It returns the same session as the me endpoint; the
 * member {@code token} is the new token. There are no refresh tokens.
 */
final class PulseTokenDialect implements TokenDialect {
  private final PulseDialect system = new PulseDialect();

  @Override
  public String path() {
    return "/auth/login";
  }

  @Override
  public Duration accessTokenLifetime() {
    return SignIn.LIFETIME;
  }

  @Override
  public boolean hasRefreshTokens() {
    return false;
  }

  @Override
  public Reply answer(ReceivedRequest request, TokenIssuer issuer) {
    Map<String, String> arguments = arguments(request.body());
    MockCredentials known = issuer.credentials();
    boolean accepted;
    if (arguments.containsKey("email") && arguments.containsKey("password")) {
      accepted = known.isPassword(text(arguments, "email"), text(arguments, "password"));
    } else if (arguments.containsKey("apiKey") && arguments.containsKey("apiSecret")) {
      accepted = known.isApiKey(text(arguments, "apiKey"), text(arguments, "apiSecret"));
    } else {
      return PulseDialect.error(
          400, "Bad Request", "Either email and password or apiKey and apiSecret are required");
    }
    if (!accepted) {
      return PulseDialect.error(401, "Unauthorized", "Invalid credentials");
    }
    return PulseDialect.session(issuer.accessToken(issuer.owner()));
  }

  private static String text(Map<String, String> arguments, String name) {
    return requireNonNull(arguments.get(name));
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN ->
          PulseDialect.error(401, "Unauthorized", "Invalid credentials");
      default -> system.failure(failure, request);
    };
  }
}
