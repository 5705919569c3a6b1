package io.github.mesdk.provider;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.internal.BaseUrl;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.Meaning;
import io.github.mesdk.provider.internal.ParameterLocation;
import io.github.mesdk.provider.internal.ProviderRules;
import io.github.mesdk.provider.internal.SubjectArgument;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link IdentityProvider}s. Not thread-safe. A URL is required: {@link #baseUrl} or {@link
 * #endpoint}. By default, the request is a {@code GET} of the base URL with a bearer token, and the
 * whole body is the answer. Failures are recognized by the status, by {@code WWW-Authenticate} and
 * by the standard OAuth codes.
 *
 * @param <T> the model of the answer
 */
public final class IdentityProviderBuilder<T extends CurrentUser> {
  private final String name;
  private final Class<T> model;
  private String method = "GET";
  private @Nullable URI baseUrl;
  private String path = "";
  private Placement tokenPlacement = Placement.bearer();
  private final Map<String, ParameterLocation> arguments = new LinkedHashMap<>();
  private @Nullable SubjectArgument subjectArgument;
  private @Nullable String payload;
  private @Nullable BodyDecoder decoder;
  private List<String> subjects = List.of();
  private final List<FailureSign> failureSigns = new ArrayList<>();
  private ErrorFields errorFields = ErrorFields.none();
  private CodeTable codes = CodeTable.builder().build();

  IdentityProviderBuilder(String name, Class<T> model) {
    if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "the name of a provider may contain only a-z, 0-9, '.', '_' and '-', and must start with"
              + " a letter or a digit");
    }
    this.name = name;
    this.model = requireNonNull(model, "model");
  }

  /**
   * Sets the base URL: the origin of the service plus the prefix of its paths, if any. {@link
   * IdentityProvider#at} returns the provider with another base URL.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not absolute http or https, or has
   *     user-info, a query or a fragment
   */
  public IdentityProviderBuilder<T> baseUrl(URI baseUrl) {
    this.baseUrl = BaseUrl.checked(baseUrl);
    return this;
  }

  /**
   * Sends a {@code GET} to exactly this URL, which may have a query. No path is appended.
   *
   * @throws IllegalArgumentException if {@code endpoint} is not absolute http or https, or has
   *     user-info or a fragment
   */
  public IdentityProviderBuilder<T> endpoint(URI endpoint) {
    this.baseUrl = BaseUrl.checkedEndpoint(endpoint);
    return get("");
  }

  /**
   * Sends a {@code GET} to this path, appended to the base URL.
   *
   * @throws IllegalArgumentException if {@code path} is not empty and does not start with a slash
   */
  public IdentityProviderBuilder<T> get(String path) {
    return endpoint("GET", path);
  }

  /**
   * Sends a {@code POST} to this path, appended to the base URL. The request must be a read: the
   * client may repeat it.
   *
   * @throws IllegalArgumentException if {@code path} is not empty and does not start with a slash
   */
  public IdentityProviderBuilder<T> post(String path) {
    return endpoint("POST", path);
  }

  private IdentityProviderBuilder<T> endpoint(String method, String path) {
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException("a path must start with a slash: " + path);
    }
    this.method = method;
    this.path = path;
    return this;
  }

  /** Sets where the caller's token is sent. By default, it is a bearer token. */
  public IdentityProviderBuilder<T> token(Placement placement) {
    this.tokenPlacement = requireNonNull(placement, "placement");
    return this;
  }

  /**
   * Declares an argument and where it is sent. A call with an undeclared argument throws {@link
   * IllegalArgumentException}.
   */
  public IdentityProviderBuilder<T> argument(String argument, Placement placement) {
    arguments.put(
        requireNonNull(argument, "argument"), requireNonNull(placement, "placement").location);
    return this;
  }

  /**
   * Requires each request to name its subject: with a token in the argument {@code name}, or with
   * the argument {@code self} for the caller's own token. A call with neither or both throws {@link
   * IllegalArgumentException}.
   *
   * @param name the argument for the subject's token, which {@link #argument} must declare
   * @param self the argument for the caller's own token, which must not be declared. The client
   *     does not send it, but sends the caller's token as {@code name}.
   * @param remedy how to name the subject, for the message of the exception
   */
  public IdentityProviderBuilder<T> subjectArgument(String name, String self, String remedy) {
    this.subjectArgument = new SubjectArgument(name, self, remedy);
    return this;
  }

  /**
   * Sets the member of the body that holds the answer. By default, the whole body is the answer.
   */
  public IdentityProviderBuilder<T> payload(String member) {
    this.payload = requireNonNull(member, "member");
    return this;
  }

  /**
   * Sets the decoder that converts a successful body to JSON before anything is read from it. By
   * default, the body is JSON.
   */
  public IdentityProviderBuilder<T> decoder(BodyDecoder decoder) {
    this.decoder = requireNonNull(decoder, "decoder");
    return this;
  }

  /**
   * Sets the paths, from the root of the body, one of which holds the id of the subject. A response
   * with a success status is a failure if it has no subject but an {@code error} or a {@code code}.
   */
  public IdentityProviderBuilder<T> subject(String... paths) {
    this.subjects = List.of(paths);
    return this;
  }

  /**
   * Adds a boolean that marks a response with a success status as this kind of failure. It applies
   * even if the body names the subject.
   *
   * @param path the path of the boolean, from the root of the body
   * @param value the value that marks a failure
   * @param kind the kind of failure if the code does not say more
   */
  public IdentityProviderBuilder<T> failureWhen(String path, boolean value, ErrorKind kind) {
    Meaning meaning =
        kind == ErrorKind.UNAUTHENTICATED
            ? Meaning.unauthenticated(UnauthenticatedReason.INVALID)
            : new Meaning(kind, null, false);
    failureSigns.add(new FailureSign(path, value, true, meaning));
    return this;
  }

  /**
   * Adds a boolean that requests a second factor. It applies only to a response with a success
   * status that does not name its subject.
   *
   * @param path the path of the boolean, from the root of the body
   */
  public IdentityProviderBuilder<T> secondFactorWhen(String path) {
    Meaning meaning = Meaning.unauthenticated(UnauthenticatedReason.MFA_REQUIRED);
    failureSigns.add(new FailureSign(path, true, false, meaning));
    return this;
  }

  /**
   * Sets the paths of the fields in error bodies. The fields of RFC 6749 and RFC 9457 are always
   * read.
   */
  public IdentityProviderBuilder<T> errors(ErrorFields fields) {
    this.errorFields = requireNonNull(fields, "fields");
    return this;
  }

  /** Sets the table of error codes. The standard OAuth codes are always known. */
  public IdentityProviderBuilder<T> codes(CodeTable codes) {
    this.codes = requireNonNull(codes, "codes");
    return this;
  }

  /**
   * Returns the provider.
   *
   * @throws IllegalArgumentException if neither {@link #baseUrl} nor {@link #endpoint} is set, if
   *     the argument for the subject's token is not declared, or if the argument for the caller's
   *     own token is declared
   */
  public IdentityProvider<T> build() {
    if (subjectArgument != null
        && (!arguments.containsKey(subjectArgument.name())
            || arguments.containsKey(subjectArgument.self()))) {
      throw new IllegalArgumentException(
          "declare argument(\""
              + subjectArgument.name()
              + "\", …) and do not declare argument(\""
              + subjectArgument.self()
              + "\", …)");
    }
    if (baseUrl == null) {
      throw new IllegalArgumentException(name + " has no URL: set baseUrl or endpoint");
    }
    ProviderRules rules =
        new ProviderRules(
            tokenPlacement.location, arguments, subjectArgument, failureSigns, codes.meanings);
    return new IdentityProvider<>(
        new ProviderSettings<>(
            name, model, method, baseUrl, path, payload, subjects, errorFields, rules),
        decoder);
  }
}
