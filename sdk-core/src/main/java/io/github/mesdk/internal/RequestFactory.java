package io.github.mesdk.internal;

import io.github.mesdk.http.WireRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.token.AccessToken;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts token and arguments where the provider wants them. Immutable and thread-safe. */
public final class RequestFactory {
  private final IdentityProvider<? extends CurrentUser> provider;

  /** What all requests have in common: made once, for the address takes a while to read. */
  private final WireRequest common;

  /** A factory for requests to this provider at this address. */
  public RequestFactory(IdentityProvider<? extends CurrentUser> provider, URI baseUrl) {
    this.provider = provider;
    this.common =
        WireRequest.builder(provider.method(), baseUrl, provider.path())
            .header("Accept", "application/json")
            .build();
  }

  /**
   * The arguments of a question, checked, with the caller's own token where the provider lets it
   * stand for one that is missing.
   *
   * @throws IllegalArgumentException if the provider takes no argument of such a name
   */
  public List<Argument> complete(MeArguments given, AccessToken token) {
    List<Argument> arguments = new ArrayList<>(given.arguments());
    for (Argument argument : arguments) {
      if (!provider.arguments().containsKey(argument.name())) {
        throw new IllegalArgumentException(
            provider.name() + " takes no argument named " + argument.name());
      }
    }
    String ownToken = provider.ownTokenArgument().orElse(null);
    if (ownToken != null && !hasArgument(arguments, ownToken)) {
      arguments.add(0, Argument.ofSecret(ownToken, token.value()));
    }
    return List.copyOf(arguments);
  }

  private static boolean hasArgument(List<Argument> arguments, String name) {
    for (Argument argument : arguments) {
      if (argument.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The request to send, with these headers of the user's own. */
  public WireRequest request(
      AccessToken token, List<Argument> arguments, Map<String, String> headers) {
    WireRequest.Builder request = common.toBuilder();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      Placement placement = provider.arguments().get(argument.name());
      if (placement != null) {
        place(placement, argument.path(), argument.value(), request, body);
      }
    }
    List<String> noParts = List.of("");
    place(provider.tokenPlacement(), noParts, token.value(), request, body);
    if (!body.isEmpty()) {
      request.json(JsonText.bytes(body));
    }
    return request.build();
  }

  private static void place(
      Placement placement,
      List<String> path,
      String value,
      WireRequest.Builder request,
      Map<String, Object> body) {
    List<String> parts = path.subList(1, path.size());
    if (placement instanceof Placement.Bearer) {
      request.header("Authorization", "Bearer " + value);
    } else if (placement instanceof Placement.Header header) {
      request.header(header.name(), value);
    } else if (placement instanceof Placement.Query query) {
      StringBuilder name = new StringBuilder(query.name());
      for (String part : parts) {
        name.append('[').append(part).append(']');
      }
      request.query(name.toString(), value);
    } else if (placement instanceof Placement.Body member) {
      put(body, member.name(), parts, value);
    }
  }

  private static void put(
      Map<String, Object> object, String name, List<String> parts, String value) {
    if (parts.isEmpty()) {
      object.put(name, value);
      return;
    }
    Object before = object.get(name);
    if (before instanceof String) {
      throw new IllegalArgumentException(name + " cannot be both text and an object");
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    if (before instanceof Map<?, ?> others) {
      others.forEach((key, other) -> inner.put((String) key, other));
    }
    put(inner, parts.get(0), parts.subList(1, parts.size()), value);
    object.put(name, inner);
  }
}
