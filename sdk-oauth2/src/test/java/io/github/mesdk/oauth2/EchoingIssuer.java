package io.github.mesdk.oauth2;

import com.nimbusds.jose.util.JSONStringUtils;
import io.github.mesdk.testing.RandomSecret;
import io.github.mesdk.testing.SecretEncodings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** An issuer that repeats one of the secrets of each request, in a random encoding. */
final class EchoingIssuer extends Dispatcher {
  /** Where the issuer repeats it. */
  enum Place {
    CODE,
    DESCRIPTION,
    SUCCESSFUL_DESCRIPTION,
    CHALLENGE,
    TOKEN_TYPE,
    MEMBER_NAME,
    MEMBER_VALUE,
    CONTENT_TYPE,
    HEADER_NAME,
    HEADER_VALUE,
    STATUS_LINE
  }

  private static final List<UnaryOperator<String>> ENCODINGS =
      List.copyOf(SecretEncodings.all().values());

  private static final List<String> SECRET_PARAMETERS =
      List.of(
          "client_secret",
          "client_assertion",
          "code",
          "code_verifier",
          "device_code",
          "refresh_token",
          "subject_token");

  private final Random random;
  private final String echoingPath;
  private final Place place;
  private RandomSecret echoed = new RandomSecret("nothing-was-echoed-1", false);

  /**
   * Creates an issuer.
   *
   * @param echoingPath the path of the endpoint that repeats a secret
   */
  EchoingIssuer(Random random, String echoingPath, Place place) {
    this.random = random;
    this.echoingPath = echoingPath;
    this.place = place;
  }

  /** Returns the secret that was repeated. */
  RandomSecret echoed() {
    return echoed;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    if (path.equals(echoingPath)) {
      return reply(encoded(request));
    }
    return path.equals("/device")
        ? json(
            200,
            "{\"device_code\":\"device-code-4815162342\",\"user_code\":\"WDJB-MJHT\","
                + "\"expires_in\":60,\"verification_uri\":\"https://a.example\"}")
        : new MockResponse.Builder().code(404).build();
  }

  private String encoded(RecordedRequest request) {
    List<String> secrets = new ArrayList<>();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    Map<String, String> form = IssuerFixture.parameters(body);
    SECRET_PARAMETERS.stream().filter(form::containsKey).map(form::get).forEach(secrets::add);
    String authorization = request.getHeaders().get("Authorization");
    if (authorization != null) {
      secrets.add(authorization.substring(authorization.indexOf(' ') + 1));
    }
    String secret = secrets.get(random.nextInt(secrets.size()));
    echoed = new RandomSecret(secret, !secret.matches("[!-~]+"));
    return encoded(secret);
  }

  /** Encodes a secret in one of all ways. */
  String encoded(String secret) {
    return ENCODINGS.get(random.nextInt(ENCODINGS.size())).apply(secret);
  }

  private MockResponse reply(String text) {
    String json = JSONStringUtils.toJSONString(text);
    String inHeader = text.replaceAll("[^\\x20-\\x7e]+", " ");
    return switch (place) {
      case CODE -> json(400, "{\"error\":" + json + "}");
      case DESCRIPTION -> json(400, error(json));
      case SUCCESSFUL_DESCRIPTION -> json(200, error(json));
      case CHALLENGE ->
          empty(401)
              .addHeaderLenient(
                  "WWW-Authenticate",
                  "Bearer error=\"%1$s\", error_description=\"%1$s\", scope=\"%1$s\""
                      .formatted(inHeader.replaceAll("[\"\\\\]", "")))
              .build();
      case TOKEN_TYPE -> json(200, "{\"access_token\":\"a\",\"token_type\":" + json + "}");
      case MEMBER_NAME -> json(200, "{" + json + ":1," + json + ":2}");
      case MEMBER_VALUE -> json(200, "{\"access_token\":[" + json + "],\"sub\":[" + json + "]}");
      case CONTENT_TYPE ->
          empty(200)
              .addHeaderLenient("Content-Type", "text/" + inHeader)
              .body("<p>" + text + "</p>")
              .build();
      case HEADER_NAME ->
          empty(500)
              .addHeaderLenient("X-RateLimit-" + text.replaceAll("[^\\w!#$%&'*+.^`|~-]", "-"), "1")
              .build();
      case HEADER_VALUE ->
          empty(503)
              .addHeaderLenient("X-Request-Id", inHeader)
              .addHeaderLenient("Retry-After", inHeader)
              .build();
      case STATUS_LINE -> empty(400).status("HTTP/1.1 x " + inHeader).build();
    };
  }

  private static String error(String description) {
    return "{\"error\":\"invalid_request\",\"error_description\":" + description + "}";
  }

  private static MockResponse.Builder empty(int status) {
    return new MockResponse.Builder().code(status);
  }

  private static MockResponse json(int status, String body) {
    return empty(status).setHeader("Content-Type", "application/json").body(body).build();
  }
}
