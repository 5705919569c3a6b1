package io.github.mesdk.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.token.AccessToken;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts token and arguments where the provider wants them. Immutable and thread-safe. */
public final class RequestFactory {
  private final IdentityProvider<? extends CurrentUser> provider;
  private final URI baseUrl;

  /** A factory for requests to this provider at this address. */
  public RequestFactory(IdentityProvider<? extends CurrentUser> provider, URI baseUrl) {
    this.provider = provider;
    this.baseUrl = baseUrl;
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
    provider
        .ownTokenArgument()
        .filter(name -> arguments.stream().noneMatch(argument -> argument.name().equals(name)))
        .ifPresent(name -> arguments.add(0, Argument.secret(name, token.value())));
    return List.copyOf(arguments);
  }

  /** The request to send, with these headers of the user's own. */
  public WireRequest request(
      AccessToken token, List<Argument> arguments, Map<String, String> headers) {
    WireRequest.Builder request =
        WireRequest.builder(provider.method(), baseUrl, provider.path())
            .header("Accept", "application/json");
    headers.forEach(request::header);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Argument argument : arguments) {
      Placement placement = provider.arguments().get(argument.name());
      if (placement != null) {
        place(placement, argument.path(), argument.value(), request, body);
      }
    }
    List<String> noParts = List.of("");
    place(provider.tokenPlacement(), noParts, token.value(), request, body);
    if (!body.isEmpty()) {
      request.json(Json.bytes(body));
    }
    return request.build();
  }

  private static void place(
      Placement placement,
      List<String> path,
      String value,
      WireRequest.Builder request,
      ObjectNode body) {
    List<String> parts = path.subList(1, path.size());
    if (placement instanceof Placement.Bearer) {
      request.header("Authorization", "Bearer " + value);
    } else if (placement instanceof Placement.Header header) {
      request.header(header.name(), value);
    } else if (placement instanceof Placement.Query query) {
      StringBuilder name = new StringBuilder(query.name());
      parts.forEach(part -> name.append('[').append(part).append(']'));
      request.query(name.toString(), value);
    } else if (placement instanceof Placement.Body member) {
      put(body, member.name(), parts, value);
    }
  }

  private static void put(ObjectNode object, String name, List<String> parts, String value) {
    if (parts.isEmpty()) {
      object.put(name, value);
    } else {
      ObjectNode inner = object.withObjectProperty(name);
      put(inner, parts.get(0), parts.subList(1, parts.size()), value);
    }
  }
}
