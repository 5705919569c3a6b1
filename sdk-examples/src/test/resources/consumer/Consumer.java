package consumer;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.NotFoundException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.Membership;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.model.testiny.AuthSession;
import io.github.mesdk.model.testiny.AuthType;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.retry.RetryPolicyBuilder;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Uses every public type of the SDK. It is compiled but never run. */
public class Consumer {
  private final URI address = URI.create("https://idp.example.com");

  List<CurrentUser> models() {
    AuthSession session = AuthSession.builder().id(1L).tenant("t").loginAt(Instant.EPOCH).build();
    AuthInfo testiny =
        AuthInfo.builder()
            .userId(7)
            .email("ada@example.com")
            .authType(AuthType.LOCAL_PASSWORD)
            .addSessions(session)
            .putAdditionalProperties("tenant", "t")
            .build();
    UserSession pulse = UserSession.builder().id(7).email("a@example.com").token("t").build();
    CurrentUserInfo rivergen =
        CurrentUserInfo.builder()
            .user(io.github.mesdk.model.rivergen.User.builder().id(7).displayName("Ada").build())
            .build();
    AuthorizationDetails krystal =
        AuthorizationDetails.builder()
            .user(io.github.mesdk.model.krystal.User.builder().id("user_7").build())
            .addScopes("openid")
            .build();
    Profile cloudbase = Profile.builder().sub("7").meta(Map.of("a", 1)).build();
    UserInfo oidc = UserInfo.builder().sub("7").emailVerified(true).build();
    return List.of(testiny, pulse, rivergen, krystal, cloudbase, oidc);
  }

  Identity identity() {
    Membership member = Membership.builder().id("1").administrator(true).build();
    Identity user =
        Identity.builder().provider("own").subject("7").addOrganizations(member).build();
    Optional<Instant> end = user.expiresAt();
    return Identity.builder().from(user).expiresAt(end).build();
  }

  List<IdentityProvider<?>> providers() {
    IdentityProvider<AuthInfo> own =
        IdentityProvider.builder("own", AuthInfo.class)
            .baseUrl(address)
            .post("/whoami")
            .token(Placement.header("X-Key"))
            .argument("tenant", Placement.body("tenant"))
            .payload("data")
            .subject("data.userId")
            .failureWhen("ok", false, ErrorKind.UNEXPECTED_RESPONSE)
            .errors(ErrorFields.none().code("code").message("text").requestId("id"))
            .codes(CodeTable.builder().rateLimited("SLOW_*").build())
            .build();
    return List.of(
        own,
        Testiny.provider(),
        Testiny.withBearer(),
        Pulse.at(address),
        RiverGen.provider(),
        Krystal.provider(),
        Krystal.withGet(),
        CloudBase.environment("env-1"),
        Oidc.userInfo(address));
  }

  List<MeArguments> arguments() {
    MeArguments own = MeArguments.of(Argument.of("a", "b"), Argument.ofSecret("c", "d"));
    return List.of(
        own.and(Pulse.account("1")),
        CloudBase.device("d").and(CloudBase.client("c")),
        Krystal.subject("token").session("s").property("ip", "127.0.0.1").organizationId("org_1"));
  }

  Identity call(TokenProvider tokens, String bearer) {
    MeClientBuilder<UserSession> settings =
        MeClient.builder(Pulse.at(address))
            .tokenProvider(tokens)
            .httpClient(new OkHttpClient())
            .timeout(Duration.ofSeconds(10))
            .retryPolicy(policies().get(0))
            .maxBodyBytes(1024)
            .header("X-Gateway", "blue")
            .allowInsecureHttp();
    try (MeClient<UserSession> client = settings.build()) {
      MeRequest request =
          MeRequest.ofToken(bearer).withTimeout(Duration.ofSeconds(1)).withArguments(Pulse.account("1"));
      client.me();
      client.me(Pulse.account("2"));
      return client.me(request).identity();
    }
  }

  List<RetryPolicy> policies() {
    RetryPolicyBuilder settings =
        RetryPolicy.builder()
            .maxAttempts(5)
            .backoff(Duration.ofMillis(100), Duration.ofSeconds(1))
            .maxElapsed(Duration.ofSeconds(20))
            .budget(20, 0.2);
    return List.of(
        settings.build(),
        settings.withoutBudget().build(),
        RetryPolicy.ofDefaults(),
        RetryPolicy.none());
  }

  Duration wait(RetryPolicy policy, MeException failure) throws InterruptedException {
    Duration wait =
        policy.delay(policy.maxAttempts() - 1, failure, Duration.ZERO, 0.5).orElse(Duration.ZERO);
    Thread.sleep(wait.toMillis());
    return wait.multipliedBy((long) (policy.budgetReserve() * policy.budgetRefill()));
  }

  List<TokenProvider> tokens() {
    TokenProvider waiting =
        new TokenProvider() {
          @Override
          public AccessToken token() {
            return token(Deadline.after(Duration.ofSeconds(1)));
          }

          @Override
          public AccessToken token(Deadline deadline) {
            return AccessToken.of("t", Instant.now().plus(deadline.remaining()));
          }

          @Override
          public void invalidate(AccessToken rejected) {}
        };
    return List.of(
        waiting,
        TokenProvider.of("t"),
        TokenProvider.fromEnvironment("TOKEN"),
        TokenProvider.fromFile(Path.of("token")),
        TokenProvider.from(() -> null));
  }

  String decide(MeClient<? extends CurrentUser> client) {
    try {
      return client.me().identity().subject();
    } catch (UnauthenticatedException e) {
      return e.reason() == UnauthenticatedReason.EXPIRED ? "refresh" : "sign in";
    } catch (PermissionDeniedException e) {
      return String.join(" ", e.error().missingScopes());
    } catch (RateLimitedException e) {
      return "wait " + e.retryAfter().orElse(Duration.ZERO);
    } catch (InvalidRequestException | NotFoundException e) {
      return e.error().code().orElse("");
    } catch (UnavailableException | UnexpectedResponseException e) {
      return e.error().headers().toString();
    } catch (DecodeException e) {
      return e.path().orElse("all of it");
    } catch (TransportException e) {
      return e.reason() == TransportException.Reason.TLS ? "certificate" : "network";
    } catch (TokenException e) {
      return e.problem();
    } catch (MeException e) {
      return e.provider().orElse("no provider") + e.attempts() + e.retryable();
    }
  }

  List<MeException> failures() {
    ApiErrorBuilder denied = ApiError.builder(403, ErrorKind.PERMISSION_DENIED);
    ApiError error = denied.code("no").missingScopes(List.of("profile")).build();
    return List.of(
        ApiException.of("own", error),
        PermissionDeniedException.of("own", error),
        DecodeException.of("own", "id", "missing"),
        TokenException.of("none"),
        TransportException.of("own", TransportException.Reason.DNS, "no such host", null));
  }
}
