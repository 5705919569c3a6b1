package io.github.mesdk.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent. Immutable. It bears the SDK's {@code User-Agent} unless that
 * header is set to something else. Its text form has neither query nor headers nor body: each of
 * them may hold a credential.
 */
public final class WireRequest {
  private final Request request;

  private WireRequest(Request request) {
    this.request = request;
  }

  /** A new builder for a request to {@code base} with {@code path} put behind its own path. */
  public static Builder builder(String method, URI base, String path) {
    return new Builder(method, base, path);
  }

  /** A new builder for this request once more, without its body; the address is not read again. */
  public Builder toBuilder() {
    return new Builder(request);
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
    private final Request.Builder request;
    private HttpUrl url;
    private @Nullable RequestBody body;
    private boolean isOnce;

    private Builder(String method, URI base, String path) {
      this.method = requireNonNull(method, "method");
      // Without a path behind it, the address is whole: it may end in a slash, or have a query.
      String root = path.isEmpty() ? base.toString() : withoutSlashes(base.toString());
      this.url = HttpUrl.get(root + path);
      this.request = new Request.Builder().header("User-Agent", UserAgent.VALUE);
    }

    private Builder(Request like) {
      this.method = like.method();
      this.url = like.url();
      this.request = like.newBuilder();
    }

    private static String withoutSlashes(String base) {
      int end = base.length();
      while (end > 0 && base.charAt(end - 1) == '/') {
        end--;
      }
      return base.substring(0, end);
    }

    /** Adds a query parameter; it is encoded. */
    public Builder query(String name, String value) {
      url = url.newBuilder().addQueryParameter(name, value).build();
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
      return body("application/json", json);
    }

    /**
     * Sets a body of another media type, such as {@code application/x-www-form-urlencoded}.
     *
     * @throws IllegalArgumentException if that is no media type
     */
    public Builder body(String mediaType, byte[] content) {
      body = RequestBody.create(content, MediaType.get(mediaType));
      return this;
    }

    /**
     * Lets it be sent once at most, for what must not be said twice, such as a refresh token.
     * Unless set, the HTTP library sends a request again by itself when a kept connection ends
     * before a reply came, though the service may have acted on the first. A proxy that wants
     * credentials for plain http is not answered then. Without effect on a GET, which has no body.
     */
    public Builder once() {
      isOnce = true;
      return this;
    }

    /** The request. */
    public WireRequest build() {
      boolean isEmpty = body == null && !method.equals("GET");
      RequestBody sent = isEmpty ? RequestBody.create(new byte[0]) : body;
      RequestBody limited = isOnce && sent != null ? new OneShot(sent) : sent;
      return new WireRequest(request.url(url).method(method, limited).build());
    }
  }

  /** A body that OkHttp sends no second time. */
  private static final class OneShot extends RequestBody {
    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }
}
