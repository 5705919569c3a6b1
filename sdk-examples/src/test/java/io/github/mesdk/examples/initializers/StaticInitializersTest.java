package io.github.mesdk.examples.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import io.github.mesdk.examples.MainClasses;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A static initializer that fails, for example because memory is short, makes its class unusable
 * for the life of the process. So none that may run after a client was built does anything that can
 * reasonably fail.
 */
@Tag("slow")
@Timeout(300)
class StaticInitializersTest {
  private static final String SDK = "io.github.mesdk";

  /** Outside of the SDK itself: programs and tools. */
  private static final Set<String> OTHER_PACKAGES = Set.of(SDK + ".examples", SDK + ".testkit");

  /** Each creates a small object, and uses classes that every JVM loads at its start. */
  private static final Set<String> CONSTANTS =
      Set.of(
          "java.lang.Enum.<init>",
          "java.lang.Object.<init>",
          "java.lang.Record.<init>",
          "java.lang.Runtime$Version.feature",
          "java.lang.String.getBytes",
          "java.lang.ThreadLocal.<init>",
          "java.time.Duration.ofDays",
          "java.time.Duration.ofHours",
          "java.time.Duration.ofMillis",
          "java.time.Duration.ofMinutes",
          "java.time.Duration.ofSeconds",
          "java.time.Duration.toNanos",
          "java.time.Duration.toSeconds",
          "java.util.List.of",
          "java.util.Map.of",
          "java.util.Objects.requireNonNull",
          "java.util.Set.of",
          "java.util.concurrent.ConcurrentHashMap.<init>",
          "java.util.concurrent.TimeUnit.toNanos",
          "java.util.concurrent.atomic.AtomicLong.<init>",
          "java.util.concurrent.atomic.AtomicReference.<init>");

  private static final String OPEN_ENUM =
      "constants of an open enumeration, which need a class that is loaded when a client is built";
  private static final String DESCRIPTION =
      "runs when the program describes the service, before it builds a client";
  private static final String BUILDER = "runs when a client or a token provider is built";

  /** The static initializers that do more, and why they may. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry(SDK + ".model.cloudbase.Gender", OPEN_ENUM),
          Map.entry(SDK + ".model.cloudbase.InternalUserType", OPEN_ENUM),
          Map.entry(SDK + ".model.cloudbase.Status", OPEN_ENUM),
          Map.entry(SDK + ".model.cloudbase.UserType", OPEN_ENUM),
          Map.entry(SDK + ".model.rivergen.JoinSource", OPEN_ENUM),
          Map.entry(SDK + ".model.rivergen.Plan", OPEN_ENUM),
          Map.entry(SDK + ".model.testiny.AuthType", OPEN_ENUM),
          Map.entry(SDK + ".oauth2.Issuers", BUILDER),
          Map.entry(SDK + ".provider.CloudBase", DESCRIPTION),
          Map.entry(SDK + ".provider.Krystal", DESCRIPTION),
          Map.entry(SDK + ".provider.Placement", DESCRIPTION),
          Map.entry(SDK + ".provider.RiverGen", DESCRIPTION),
          Map.entry(SDK + ".provider.Testiny", DESCRIPTION),
          Map.entry(SDK + ".provider.internal.CodeMeanings", DESCRIPTION),
          Map.entry(SDK + ".providers.betterauth.BetterAuth", DESCRIPTION),
          Map.entry(SDK + ".providers.microsoft.MicrosoftGraph", DESCRIPTION),
          Map.entry(SDK + ".providers.okta.Okta", DESCRIPTION),
          Map.entry(SDK + ".providers.supabase.Supabase", DESCRIPTION),
          Map.entry(SDK + ".MeClientBuilder", BUILDER),
          Map.entry(SDK + ".cache.SipHash", BUILDER),
          Map.entry(SDK + ".http.LargeBodies", BUILDER),
          Map.entry(SDK + ".http.guard.NameLookups", BUILDER),
          Map.entry(SDK + ".oauth2.OAuthTransport", BUILDER),
          Map.entry(SDK + ".retry.RetryPolicy", BUILDER),
          Map.entry(SDK + ".token.refresh.UnsavedTokens", BUILDER));

  @TempDir Path folder;
  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request.getUrl().encodedPath());
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getPort();
  }

  private MockResponse answer(String path) {
    String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    return switch (path.split("/", 3)[1]) {
      case "answer" -> json(200, "{'userId':7}");
      case "extra" -> json(200, "{'userId':7,'new':{'is':[1,2.5]}}");
      case "databind" -> json(200, "{'userId':7,'code':null}");
      case "time" -> json(200, "{'userId':7,'sessions':[{'loginAt':'2026-05-01T12:30:00+0200'}]}");
      case "html" -> json(200, "<html>");
      case "echo" -> json(400, "{'code':'X','message':'no: " + token + ", token=abcdefgh1'}");
      case "wait" -> json(429, "{'code':'X'}").newBuilder().setHeader("Retry-After", "7").build();
      case "401" -> json(401, "{'code':'API_KEY_INVALID','message':'no'}");
      case "krystal" -> json(403, "{'error':{'code':'X'}}");
      case "ended" -> json(400, "{'error':'invalid_grant'}");
      case "login" ->
          path.endsWith("/token")
              ? json(200, "{'access_token':'a','refresh_token':'refresh-0','expires_in':60}")
              : json(200, "{'sub':'u-7'}");
      default -> issuer(path);
    };
  }

  private MockResponse issuer(String path) {
    if (path.endsWith("/me")) {
      return json(200, "{'sub':'u-7'}");
    }
    String issuer = origin() + "/issuer";
    return path.endsWith("/token")
        ? json(200, "{'access_token':'a','token_type':'Bearer'}")
        : json(
            200,
            "{'issuer':'%1$s','token_endpoint':'%1$s/token','userinfo_endpoint':'%1$s/me'}"
                .formatted(issuer));
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body.replace('\'', '"'))
        .build();
  }

  /** Builds clients with their own copy of the SDK. */
  private UnaryOperator<String> build(FragileLoader loader) throws Exception {
    Path own = Files.createTempDirectory(folder, "login");
    Constructor<?> constructor =
        loader.loadClass(FirstCalls.class.getName()).getDeclaredConstructor(URI.class, Path.class);
    constructor.setAccessible(true);
    @SuppressWarnings("unchecked")
    UnaryOperator<String> calls =
        (UnaryOperator<String>) constructor.newInstance(URI.create(origin()), own);
    loader.built();
    return calls;
  }

  private static @Nullable Throwable failureOf(UnaryOperator<String> calls, String call) {
    try {
      assertThat(calls.apply(call)).isNotEmpty();
      return null;
    } catch (Throwable failed) {
      return failed;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "answer",
        "async-answer",
        "cached",
        "extra",
        "databind",
        "time",
        "html",
        "echo",
        "wait",
        "401",
        "krystal",
        "login",
        "ended",
        "nowhere",
        "issuer"
      })
  void aClassThatCannotBeLoadedOnceFailsOneCallOnly(String call) throws Exception {
    FragileLoader recording = new FragileLoader(null);
    String outcome = build(recording).apply(call);
    Map<String, String> lasting = new TreeMap<>();
    for (String needed : recording.neededByInitializers()) {
      FragileLoader fragile = new FragileLoader(needed);
      UnaryOperator<String> calls = build(fragile);
      Throwable first = failureOf(calls, call);
      try {
        assertThat(calls.apply(call)).isEqualTo(outcome);
      } catch (Throwable again) {
        lasting.put(needed, again + " after " + first);
      }
    }
    assertThat(lasting).isEmpty();
  }

  private static Stream<JavaClass> classes() {
    JavaClasses all = MainClasses.of(SDK);
    return all.stream()
        .filter(type -> OTHER_PACKAGES.stream().noneMatch(type.getPackageName()::startsWith));
  }

  /** What the static initializer of a class calls, other than constants. */
  private static Set<String> calls(JavaClass type) {
    Set<String> calls = new TreeSet<>();
    type.getStaticInitializer().ifPresent(initializer -> addCalls(initializer, calls));
    boolean isSwitch = type.getName().matches(".*\\$\\d+");
    calls.removeIf(
        name -> type.isEnum() || (isSwitch && name.matches(".*\\.(values|ordinal|clone)")));
    return calls;
  }

  /** Adds what a method calls, itself and in methods of the SDK. */
  private static void addCalls(JavaCodeUnit caller, Set<String> calls) {
    for (JavaCall<?> call : caller.getCallsFromSelf()) {
      CodeUnitCallTarget target = call.getTarget();
      String name = target.getOwner().getName() + "." + target.getName();
      if (call.isDeclaredInLambda() || CONSTANTS.contains(name)) {
        continue;
      }
      Optional<? extends JavaCodeUnit> own =
          target.resolveMember().filter(to -> to.getOwner().getPackageName().startsWith(SDK));
      if (own.isEmpty() || !calls.add(name)) {
        calls.add(name);
      } else {
        calls.remove(name);
        addCalls(own.get(), calls);
      }
    }
  }

  @Test
  void aStaticInitializerCreatesConstantsOnly() {
    Map<String, Set<String>> found = new TreeMap<>();
    classes()
        .forEach(type -> {
          Set<String> calls = calls(type);
          if (!calls.isEmpty()) {
            found.put(type.getName(), calls);
          }
        });
    assertThat(EXCEPTIONS.keySet()).as("all exceptions are needed").isSubsetOf(found.keySet());
    found.keySet().removeAll(EXCEPTIONS.keySet());
    assertThat(found).isEmpty();
  }
}
