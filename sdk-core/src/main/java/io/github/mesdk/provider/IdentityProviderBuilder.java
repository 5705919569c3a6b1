package io.github.mesdk.provider;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
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
 * Builds {@link IdentityProvider}s; not thread-safe. It needs an address, {@link #baseUrl} or
 * {@link #endpoint}. Unless set: {@code GET} of the base URL itself with a bearer token, the body
 * is the answer, and failures are told by status, by {@code WWW-Authenticate} and by the standard
 * OAuth codes.
 *
 * @param <T> the model of the answer
 */
public final class IdentityProviderBuilder<T extends CurrentUser> {
  final String name;
  final Class<T> model;
  String method = "GET";
  private @Nullable URI baseUrl;
  String path = "";
  private Placement tokenPlacement = Placement.bearer();
  private final Map<String, ParameterLocation> arguments;
  private @Nullable SubjectArgument subjectArgument;
  @Nullable String payload;
  @Nullable BodyDecoder decoder;
  List<String> subjects = List.of();
  private final List<FailureSign> failureSigns;
  ErrorFields errorFields = ErrorFields.none();
  CodeTable codes = CodeTable.builder().build();

  IdentityProviderBuilder(String name, Class<T> model) {
    if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
      throw new IllegalArgumentException("a provider's name is lower-case letters and digits");
    }
    this.name = name;
    this.model = requireNonNull(model, "model");
    this.arguments = new LinkedHashMap<>();
    this.failureSigns = new ArrayList<>();
  }

  IdentityProviderBuilder(IdentityProviderBuilder<T> other) {
    name = other.name;
    model = other.model;
    method = other.method;
    baseUrl = other.baseUrl;
    path = other.path;
    tokenPlacement = other.tokenPlacement;
    arguments = Map.copyOf(other.arguments);
    subjectArgument = other.subjectArgument;
    payload = other.payload;
    decoder = other.decoder;
    subjects = List.copyOf(other.subjects);
    failureSigns = List.copyOf(other.failureSigns);
    errorFields = other.errorFields;
    codes = other.codes;
  }

  /**
   * The base URL: the service's origin plus any prefix of its paths. {@link IdentityProvider#at}
   * moves the provider to another.
   *
   * @throws IllegalArgumentException if it is not absolute http or https, or has user-info, a query
   *     or a fragment
   */
  public IdentityProviderBuilder<T> baseUrl(URI baseUrl) {
    this.baseUrl = BaseUrl.checked(baseUrl);
    return this;
  }

  /**
   * Asks with {@code GET} of this very address, which may have a query; there is no path behind it.
   *
   * @throws IllegalArgumentException if it is not absolute http or https, or has user-info or a
   *     fragment
   */
  public IdentityProviderBuilder<T> endpoint(URI endpoint) {
    this.baseUrl = BaseUrl.checkedEndpoint(endpoint);
    return get("");
  }

  /** Asks with {@code GET} of this path behind the base URL. */
  public IdentityProviderBuilder<T> get(String path) {
    return endpoint("GET", path);
  }

  /** Asks with {@code POST} to this path behind the base URL; the question is still only a read. */
  public IdentityProviderBuilder<T> post(String path) {
    return endpoint("POST", path);
  }

  private IdentityProviderBuilder<T> endpoint(String method, String path) {
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + path);
    }
    this.method = method;
    this.path = path;
    return this;
  }

  /** Where the caller's token goes. */
  public IdentityProviderBuilder<T> token(Placement placement) {
    this.tokenPlacement = requireNonNull(placement, "placement");
    return this;
  }

  /** Takes an argument of this name, and puts it there. */
  public IdentityProviderBuilder<T> argument(String argument, Placement placement) {
    arguments.put(
        requireNonNull(argument, "argument"), requireNonNull(placement, "placement").location);
    return this;
  }

  /**
   * Requires a subject in each request: a token in the argument {@code name}, or {@code self} for
   * the caller's own token. Without either, or with both, a call throws {@link
   * IllegalArgumentException}.
   *
   * @param name an argument that is also declared by {@link #argument}
   * @param self an argument that is not; the client never sends it, but sends the caller's token
   *     under {@code name}
   * @param remedy how a request names its subject, for the message of the exception
   */
  public IdentityProviderBuilder<T> subjectArgument(String name, String self, String remedy) {
    this.subjectArgument = new SubjectArgument(name, self, remedy);
    return this;
  }

  /** The member of the body that holds the answer. */
  public IdentityProviderBuilder<T> payload(String member) {
    this.payload = requireNonNull(member, "member");
    return this;
  }

  /** Makes JSON of successful bodies that are not, before anything else is read from them. */
  public IdentityProviderBuilder<T> decoder(BodyDecoder decoder) {
    this.decoder = requireNonNull(decoder, "decoder");
    return this;
  }

  /**
   * Paths, from the body's root, of which one holds the subject's id. A success without it that
   * carries an {@code error} or a {@code code} is read as the failure it is.
   */
  public IdentityProviderBuilder<T> subject(String... paths) {
    this.subjects = List.of(paths);
    return this;
  }

  /** A boolean that turns a success into this kind of failure, whatever else the body holds. */
  public IdentityProviderBuilder<T> failureWhen(String path, boolean value, ErrorKind kind) {
    Meaning meaning =
        kind == ErrorKind.UNAUTHENTICATED
            ? Meaning.unauthenticated(UnauthenticatedReason.INVALID)
            : new Meaning(kind, null, false);
    failureSigns.add(new FailureSign(path, value, true, meaning));
    return this;
  }

  /** A boolean that asks for a second factor in a success that does not name its subject. */
  public IdentityProviderBuilder<T> secondFactorWhen(String path) {
    Meaning meaning = Meaning.unauthenticated(UnauthenticatedReason.MFA_REQUIRED);
    failureSigns.add(new FailureSign(path, true, false, meaning));
    return this;
  }

  /** Where error bodies keep what they tell. */
  public IdentityProviderBuilder<T> errors(ErrorFields fields) {
    this.errorFields = requireNonNull(fields, "fields");
    return this;
  }

  /** What the codes mean; the standard OAuth codes are known besides. */
  public IdentityProviderBuilder<T> codes(CodeTable codes) {
    this.codes = requireNonNull(codes, "codes");
    return this;
  }

  ProviderRules rules() {
    return new ProviderRules(
        tokenPlacement.location, arguments, subjectArgument, failureSigns, codes.meanings);
  }

  URI address() {
    if (baseUrl == null) {
      throw new IllegalArgumentException(name + " has no address: set baseUrl or endpoint");
    }
    return baseUrl;
  }

  /**
   * The description.
   *
   * @throws IllegalArgumentException if it has neither a {@link #baseUrl} nor an {@link #endpoint},
   *     if the subject's argument is not declared, or if that for the caller's own token is
   */
  public IdentityProvider<T> build() {
    if (subjectArgument != null
        && (!arguments.containsKey(subjectArgument.name())
            || arguments.containsKey(subjectArgument.self()))) {
      throw new IllegalArgumentException(
          "declare argument(\""
              + subjectArgument.name()
              + "\", …) and no argument \""
              + subjectArgument.self()
              + "\"");
    }
    return new IdentityProvider<>(new IdentityProviderBuilder<>(this));
  }
}
