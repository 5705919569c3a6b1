package com.example;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.retry.RetryPolicy;
import java.net.URI;

/** Uses three modules of the SDK, and prints what they return. */
public final class Main {
  private Main() {}

  /** The arguments are what {@code ShrunkIT} passes. */
  public static void main(String[] args) {
    OAuth2Issuer issuer = OAuth2Issuer.discover(URI.create(args[0]));
    OAuth2Client app = OAuth2Client.basic(args[1], args[2]);
    System.out.println(issuer.clientCredentials(app).build().token().expiresAt().isPresent());

    MeCache cache = MeCache.builder().build();
    MeClient<UserInfo> users = MeClient.builder(issuer.userInfo()).answerCache(cache).build();
    MeRequest ada = MeRequest.ofToken(args[3]);
    System.out.println(users.me(ada).name().equals(users.meAsync(ada).join().name()));
    System.out.println(users.me(ada).identity().email().orElseThrow());
    System.out.println(MeClient.builder(issuer.introspection(app)).build().me(ada).username());

    MeClient<UserSession> pulse =
        MeClient.builder(Pulse.at(URI.create(args[4]))).retryPolicy(RetryPolicy.none()).build();
    System.out.println(pulse.me(MeRequest.ofToken(args[5])));
    try {
      pulse.me(MeRequest.ofToken("unknown"));
    } catch (UnauthenticatedException e) {
      System.out.println(e.reason() + ": " + e.getMessage());
    }
    try {
      pulse.me(MeRequest.ofToken(args[6]));
    } catch (RateLimitedException e) {
      System.out.println(e.retryAfter().orElseThrow());
    }
    try {
      pulse.me(MeRequest.ofToken(args[7]));
    } catch (DecodeException e) {
      System.out.println(e.getMessage());
    }
  }
}
