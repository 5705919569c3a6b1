package io.github.mesdk.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent. Immutable. Its text form has neither query nor headers nor body:
 * each of them may hold a credential.
 */
public final class WireRequest {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private final Request request;

  private WireRequest(Request request) {
    this.request = request;
  }

  /** A new builder for a request to {@code base} with {@code path} put behind its own path. */
  public static Builder builder(String method, URI base, String path) {
    return new Builder(method, base, path);
  }

  Request request() {
    return request;
  }

  /** Method and address, without the query. */
  @Override
  public String toString() {
    HttpUrl shown = request.url().newBuilder().query(null).build();
    return request.method() + " " + shown;
  }

  /** Builds {@link WireRequest}s; not thread-safe. */
  public static final class Builder {
    private final String method;
    private final HttpUrl.Builder url;
    private final Request.Builder request = new Request.Builder();
    private @Nullable RequestBody body;

    private Builder(String method, URI base, String path) {
      this.method = requireNonNull(method, "method");
      String root = base.toString().replaceAll("/+$", "");
      this.url = HttpUrl.get(root + path).newBuilder();
    }

    /** Adds a query parameter; it is encoded. */
    public Builder query(String name, String value) {
      url.addQueryParameter(name, value);
      return this;
    }

    /**
     * Sets a header in place of one of the same name.
     *
     * @throws IllegalArgumentException if no header can carry the value; the message does not show
     *     it
     */
    public Builder header(String name, String value) {
      request.header(name, HeaderRules.checked(name, value));
      return this;
    }

    /** Sets a JSON body. */
    public Builder json(byte[] json) {
      body = RequestBody.create(json, JSON);
      return this;
    }

    /** The request. */
    public WireRequest build() {
      RequestBody sent = body == null && !method.equals("GET") ? NOTHING : body;
      return new WireRequest(request.url(url.build()).method(method, sent).build());
    }
  }
}
