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
 * by the standard OAuth error codes.
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
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> bodyMembers = new LinkedHashMap<>();
  private @Nullable SubjectArgument subjectArgument;
  private @Nullable String payload;
  private @Nullable BodyDecoder decoder;
  private List<String> subjects = List.of();
  private List<String> credentials = List.of();
  private final List<FailureSign> failureSigns = new ArrayList<>();
  private @Nullable Meaning nullMeaning;
  private final Map<String, String> rateLimitHeaders = new LinkedHashMap<>();
  private final List<String> strict = new ArrayList<>();
  private ErrorFields errorFields = ErrorFields.none();
  private CodeTable codes = CodeTable.builder().build();

  IdentityProviderBuilder(String name, Class<T> model) {
    this.name = DescriptionCheck.name(name);
    this.model = requireNonNull(model, "model");
  }

  /**
   * Sets the base URL: the origin of the service plus the prefix of its paths, if any. {@link
   * IdentityProvider#at} returns the provider with another base URL.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public IdentityProviderBuilder<T> baseUrl(URI baseUrl) {
    this.baseUrl = BaseUrl.checked(baseUrl);
    return this;
  }

  /**
   * Sends a {@code GET} to exactly this URL, which may have a query. No path is appended.
   *
   * @throws IllegalArgumentException if {@code endpoint} is not an absolute http or https URL, or
   *     has user-info or a fragment
   */
  public IdentityProviderBuilder<T> endpoint(URI endpoint) {
    this.baseUrl = BaseUrl.checkedEndpoint(endpoint);
    return get("");
  }

  /**
   * Sends a {@code GET} to this path, appended to the base URL.
   *
   * @throws IllegalArgumentException if {@code path} is not empty and does not start with a slash,
   *     or has a query or a fragment
   */
  public IdentityProviderBuilder<T> get(String path) {
    return endpoint("GET", path);
  }

  /**
   * Sends a {@code POST} to this path, appended to the base URL. The request must only read data,
   * because the client may repeat the request.
   *
   * @throws IllegalArgumentException as {@link #get}
   */
  public IdentityProviderBuilder<T> post(String path) {
    return endpoint("POST", path);
  }

  private IdentityProviderBuilder<T> endpoint(String method, String path) {
    this.method = method;
    this.path = DescriptionCheck.urlPath(path);
    return this;
  }

  /** Sets where the caller's token is sent. By default, the token is sent as a bearer token. */
  public IdentityProviderBuilder<T> token(Placement placement) {
    this.tokenPlacement = requireNonNull(placement, "placement");
    return this;
  }

  /**
   * Declares an argument and where it is sent. A call with another one throws {@link
   * IllegalArgumentException}.
   */
  public IdentityProviderBuilder<T> argument(String argument, Placement placement) {
    arguments.put(
        requireNonNull(argument, "argument"), requireNonNull(placement, "placement").location);
    return this;
  }

  /**
   * Sends this header with every request, such as the version of the API. A header of the same name
   * that is set on the client replaces it. Values of 8 characters and more are masked in messages,
   * unless the name is that of a common tracing header.
   */
  public IdentityProviderBuilder<T> header(String name, String value) {
    headers.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /** Sends this member in the body of every request, such as the query of a GraphQL API. */
  public IdentityProviderBuilder<T> bodyMember(String name, String value) {
    bodyMembers.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Requires each request to name its subject: the argument {@code name} holds the subject's token,
   * and the argument {@code selfName} stands for the caller's own token. A call with both arguments
   * or without either throws {@link IllegalArgumentException}.
   *
   * @param name the argument for the subject's token, which {@link #argument} must declare
   * @param selfName the argument for the caller's own token, which must not be declared. The client
   *     does not send this argument. Instead, it sends the caller's token as the argument {@code
   *     name}.
   * @param hint how to name the subject, for the message of the exception
   */
  public IdentityProviderBuilder<T> subjectArgument(String name, String selfName, String hint) {
    this.subjectArgument = new SubjectArgument(name, selfName, hint);
    return this;
  }

  /**
   * Sets the path, from the root of the body, of the member that holds the answer, such as {@code
   * data.viewer}. By default, the whole body is the answer.
   */
  public IdentityProviderBuilder<T> payload(String path) {
    this.payload = requireNonNull(path, "path");
    return this;
  }

  /** Sets the decoder that converts a successful body to JSON; by default, the body is JSON. */
  public IdentityProviderBuilder<T> decoder(BodyDecoder decoder) {
    this.decoder = requireNonNull(decoder, "decoder");
    return this;
  }

  /**
   * Sets the JSON paths, from the root of the body, of the id of the subject. One of the paths must
   * have a value. A response with a success status and no value at any of these paths is not an
   * answer. If the response has an error code, the call throws the failure that the error code
   * means. Otherwise, the call throws a {@link io.github.mesdk.error.DecodeException}.
   */
  public IdentityProviderBuilder<T> subject(String... paths) {
    this.subjects = List.of(paths);
    return this;
  }

  /**
   * Adds JSON members of the answer that must be readable. Add each member from which the
   * application derives whether the user may act, such as a flag for suspended accounts. The call
   * throws {@link io.github.mesdk.error.DecodeException} if such a member, a member around it or a
   * member inside it is present but cannot be read. Absent and null members are accepted.
   *
   * <p>Members at the paths of {@link #subject}, {@link #failureWhen} and {@link #secondFactorWhen}
   * must always be readable, as must members that are not optional: neither of the type {@code
   * Optional} or a list, nor marked as {@code Nullable}.
   *
   * @param paths the paths of the members, from the root of the body or of the answer; without the
   *     indexes of lists. A path that the model does not have has no effect.
   */
  public IdentityProviderBuilder<T> strict(String... paths) {
    strict.addAll(List.of(paths));
    return this;
  }

  /**
   * Declares that an answer holds a live credential, such as a session token, at these paths from
   * the root of the body. A path through a list covers each element of the list. Programs read the
   * paths from {@link IdentityProvider#credentials()} before they show an answer. Default: none.
   */
  public IdentityProviderBuilder<T> credentials(String... paths) {
    this.credentials = List.of(paths);
    return this;
  }

  /**
   * Adds a boolean that marks a response with a success status as this kind of failure. The boolean
   * counts even if the body names the subject. The texts {@code "true"}, {@code "True"} and {@code
   * "1"} and the number 1 are true. The texts {@code "false"}, {@code "False"} and {@code "0"} and
   * the number 0 are false. Any other value causes a {@link io.github.mesdk.error.DecodeException}.
   *
   * @param path the path of the boolean, from the root of the body
   * @param value the value that marks a failure
   * @param kind the kind of failure, unless an error code in the response is more specific
   */
  public IdentityProviderBuilder<T> failureWhen(String path, boolean value, ErrorKind kind) {
    Meaning meaning = Meaning.of(kind, UnauthenticatedReason.INVALID);
    failureSigns.add(new FailureSign(path, value, true, meaning));
    return this;
  }

  /**
   * Adds a boolean, at this path from the root of the body, that requests a second factor. The
   * boolean counts only in a response with a success status that does not name its subject. Its
   * value is read as {@link #failureWhen} describes.
   */
  public IdentityProviderBuilder<T> secondFactorWhen(String path) {
    Meaning meaning = Meaning.unauthenticated(UnauthenticatedReason.MFA_REQUIRED);
    failureSigns.add(new FailureSign(path, true, false, meaning));
    return this;
  }

  /**
   * Declares that the body {@code null} with a success status is this kind of failure. With {@link
   * ErrorKind#UNAUTHENTICATED}, the body means that no user is signed in. By default, such a body
   * makes the call throw a {@link io.github.mesdk.error.DecodeException}.
   */
  public IdentityProviderBuilder<T> nullMeans(ErrorKind kind) {
    this.nullMeaning = Meaning.of(kind, UnauthenticatedReason.UNKNOWN);
    return this;
  }

  /**
   * Declares the name and the value of a response header that marks a 4xx response, except 401 and
   * 407, as a rate limit, such as {@code x-ratelimit-remaining: 0} with a 403. If the value ends
   * with {@code *}, its beginning is compared. An error code in the table takes precedence.
   */
  public IdentityProviderBuilder<T> rateLimitedWhen(String header, String value) {
    rateLimitHeaders.put(requireNonNull(header, "header"), requireNonNull(value, "value"));
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

  /** Sets the table of error codes. The standard OAuth error codes are always known. */
  public IdentityProviderBuilder<T> codes(CodeTable codes) {
    this.codes = requireNonNull(codes, "codes");
    return this;
  }

  /**
   * Returns the provider.
   *
   * @throws IllegalArgumentException if the description has a mistake: it has no URL; a path is not
   *     made of names separated by dots; a header has an invalid or reserved name; a {@code GET}
   *     would send a body; two values are sent in one place; an argument is not declared or not
   *     allowed; {@link #credentials} is not inside the answer; Jackson cannot create the model
   */
  public IdentityProvider<T> build() {
    if (baseUrl == null) {
      throw new IllegalArgumentException(name + " has no URL: set baseUrl or endpoint");
    }
    ProviderRules rules =
        new ProviderRules(
            tokenPlacement.location,
            null, // the token authenticates the caller
            arguments,
            subjectArgument,
            headers,
            bodyMembers,
            failureSigns,
            nullMeaning,
            rateLimitHeaders,
            strict,
            codes.meanings);
    ProviderSettings<T> settings =
        new ProviderSettings<>(
            name, model, method, baseUrl, path, payload, subjects, credentials, errorFields, rules);
    DescriptionCheck.check(settings);
    return new IdentityProvider<>(settings, decoder);
  }
}
