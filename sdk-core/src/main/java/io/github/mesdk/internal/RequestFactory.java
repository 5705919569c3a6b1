package io.github.mesdk.internal;

import io.github.mesdk.http.WireRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.internal.CallerAuthentication;
import io.github.mesdk.provider.internal.CallerCredentials;
import io.github.mesdk.provider.internal.ParameterLocation;
import io.github.mesdk.provider.internal.ProviderRules;
import io.github.mesdk.provider.internal.SubjectArgument;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.proof.BindableToken;
import io.github.mesdk.token.proof.ProofKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds requests that have the token and the arguments where the provider expects them. Immutable.
 */
public final class RequestFactory {
  private final IdentityProvider<? extends CurrentUser> provider;
  private final ProviderRules rules;
  private final boolean isForm;

  /** The parts that all requests share; built once, because parsing the URL is slow. */
  private final WireRequest common;

  /** Creates a factory for requests to this provider at this base URL. */
  public RequestFactory(IdentityProvider<? extends CurrentUser> provider, URI baseUrl) {
    this.provider = provider;
    this.rules = ProviderRules.of(provider);
    this.isForm = rules.isForm();
    this.common =
        WireRequest.builder(provider.method(), baseUrl, provider.path())
            .header(
                "Accept", provider.decoder().map(BodyDecoder::accept).orElse("application/json"))
            .build();
  }

  /**
   * Checks the arguments of a request and returns them. Replaces the argument {@link
   * SubjectArgument#selfName()}, which stands for the caller's own token, with that token.
   *
   * @throws IllegalArgumentException if the provider does not accept one of the arguments, if an
   *     argument is set twice, or if the provider requires one subject and the request names none
   *     or two
   */
  public List<Argument> complete(MeArguments requested, AccessToken token) {
    SubjectArgument subject = rules.subject();
    List<Argument> arguments = new ArrayList<>();
    for (Argument argument : requested.arguments()) {
      requireKnown(argument, subject);
      requireNew(argument, arguments);
      arguments.add(argument);
    }
    if (subject != null) {
      completeSubject(subject, arguments, token);
    }
    return List.copyOf(arguments);
  }

  private void requireKnown(Argument argument, @Nullable SubjectArgument subject) {
    boolean isSelf = subject != null && argument.name().equals(subject.selfName());
    if (!isSelf && !rules.arguments().containsKey(argument.name())) {
      throw new IllegalArgumentException(
          provider.name() + " takes no argument named " + argument.name());
    }
  }

  private void completeSubject(
      SubjectArgument subject, List<Argument> arguments, AccessToken token) {
    boolean isSelf = arguments.removeIf(argument -> argument.name().equals(subject.selfName()));
    boolean hasSubject = arguments.stream().anyMatch(one -> one.name().equals(subject.name()));
    if (isSelf == hasSubject) {
      String count = isSelf ? " two subjects: " : " no subject: ";
      throw new IllegalArgumentException(
          provider.name() + ": the request names" + count + subject.hint());
    }
    if (isSelf) {
      arguments.add(0, Argument.ofSecret(subject.name(), token.value()));
    }
  }

  /**
   * Rejects an argument if an earlier one has the same path, or if one of the two paths is the
   * start of the other.
   */
  private static void requireNew(Argument argument, List<Argument> before) {
    for (Argument other : before) {
      int shared = Math.min(argument.path().size(), other.path().size());
      if (argument.path().subList(0, shared).equals(other.path().subList(0, shared))) {
        throw new IllegalArgumentException(
            "the argument " + String.join(".", argument.path()) + " is set twice");
      }
    }
  }

  /** Returns the constant headers of the provider description. */
  public Map<String, String> headers() {
    return rules.headers();
  }

  /**
   * Returns the token in the form in which it is sent. This form is as secret as the token itself.
   */
  public String sent(AccessToken token) {
    return rules.token() instanceof ParameterLocation.Authorization scheme
        ? scheme.sent(token.value())
        : token.value();
  }

  /** Returns the passwords in the token, which are secret on their own. */
  public List<String> passwords(AccessToken token) {
    return rules.token() instanceof ParameterLocation.Authorization scheme
        ? scheme.passwords(token.value())
        : List.of();
  }

  /**
   * Returns new credentials of the calling program; null if the token authenticates the program.
   */
  public @Nullable CallerCredentials callerCredentials() {
    CallerAuthentication caller = rules.caller();
    return caller == null ? null : caller.credentials();
  }

  /**
   * Returns the request to send, with these custom headers and credentials.
   *
   * @throws IllegalArgumentException if the token is bound to a key and the provider takes no
   *     bearer token
   */
  public WireRequest request(
      AccessToken token,
      List<Argument> arguments,
      Map<String, String> headers,
      @Nullable CallerCredentials caller) {
    WireRequest.Builder request = common.toBuilder();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    Map<String, Object> body = new LinkedHashMap<>(rules.bodyMembers());
    for (Argument argument : arguments) {
      ParameterLocation location = rules.arguments().get(argument.name());
      if (location != null) {
        place(location, argument.path(), argument.value(), request, body);
      }
    }
    placeToken(token, request, body);
    if (caller != null) {
      authenticate(caller, request, body);
    }
    if (isForm) {
      Map<String, String> fields = new LinkedHashMap<>();
      body.forEach((name, value) -> fields.put(name, (String) value));
      request.form(fields);
    } else if (!body.isEmpty()) {
      request.json(JsonText.bytes(body));
    }
    return request.build();
  }

  private void placeToken(
      AccessToken token, WireRequest.Builder request, Map<String, Object> body) {
    ProofKey key = BindableToken.keyOf(token);
    if (key == null || rules.caller() != null) { // a token that is asked about is not used
      place(rules.token(), List.of(""), token.value(), request, body);
    } else {
      requireBearer(key);
      request.signer(key.signer(token.value()));
    }
  }

  /** A bound token is sent in the same header as a bearer token, with a scheme of its own. */
  private void requireBearer(ProofKey key) {
    if (!(rules.token() instanceof ParameterLocation.Authorization authorization)
        || !authorization.scheme().equalsIgnoreCase("Bearer")) {
      throw new IllegalArgumentException(
          provider.name()
              + " takes no bearer token, so it takes no token of type "
              + key.tokenType());
    }
  }

  private static void authenticate(
      CallerCredentials caller, WireRequest.Builder request, Map<String, Object> body) {
    caller.headers().forEach(request::header);
    body.putAll(caller.members());
    if (caller.isSingleUse()) {
      request.once();
    }
  }

  private static void place(
      ParameterLocation location,
      List<String> path,
      String value,
      WireRequest.Builder request,
      Map<String, Object> body) {
    List<String> parts = path.subList(1, path.size());
    if (location instanceof ParameterLocation.Authorization scheme) {
      // A concatenation with + would copy a long token three times.
      request.header("Authorization", scheme.scheme().concat(" ").concat(scheme.sent(value)));
    } else if (location instanceof ParameterLocation.Header header) {
      request.header(header.name(), value);
    } else if (location instanceof ParameterLocation.Query query) {
      request.query(indexed(query.name(), parts), value);
    } else if (location instanceof ParameterLocation.Form field) {
      body.put(indexed(field.name(), parts), value);
    } else if (location instanceof ParameterLocation.Body member) {
      put(body, member.name(), parts, value);
    }
  }

  private static String indexed(String name, List<String> parts) {
    StringBuilder indexed = new StringBuilder(name);
    for (String part : parts) {
      indexed.append('[').append(part).append(']');
    }
    return indexed.toString();
  }

  private static void put(
      Map<String, Object> object, String name, List<String> parts, String value) {
    if (parts.isEmpty()) {
      object.put(name, value);
      return;
    }
    Object existing = object.get(name);
    if (existing instanceof String) {
      throw new IllegalArgumentException(
          "the argument " + name + " cannot be both text and an object");
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    if (existing instanceof Map<?, ?> others) {
      others.forEach((key, other) -> inner.put((String) key, other));
    }
    put(inner, parts.get(0), parts.subList(1, parts.size()), value);
    object.put(name, inner);
  }
}
