package io.github.mesdk.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that is ready to be sent. Immutable. Unless {@code User-Agent} is set, the
 * request has the SDK's value of that header. {@link #toString()} omits query, headers and body,
 * because each may hold a credential.
 */
public final class WireRequest {
  private final Request request;
  private final int maxBodyBytes;
  private final @Nullable RequestSigner signer;

  private WireRequest(Request request, int maxBodyBytes, @Nullable RequestSigner signer) {
    this.request = request;
    this.maxBodyBytes = maxBodyBytes;
    this.signer = signer;
  }

  /**
   * Returns a new builder for a request to {@code base}, with {@code path} appended to its path.
   */
  public static Builder builder(String method, URI base, String path) {
    return new Builder(method, base, path);
  }

  /**
   * Returns a new builder with the method, URL and headers of this request, but without its body.
   * The URL is not parsed again.
   */
  public Builder toBuilder() {
    return new Builder(request);
  }

  Request request() {
    return request;
  }

  /** Returns the request's own limit on the body of the reply; 0 for none. */
  int maxBodyBytes() {
    return maxBodyBytes;
  }

  /** Returns the signer of the request; null if it is not signed. */
  @Nullable RequestSigner signer() {
    return signer;
  }

  /** Returns the method and the URL without its query. */
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
    private int maxBodyBytes;
    private @Nullable RequestSigner signer;

    private Builder(String method, URI base, String path) {
      this.method = requireNonNull(method, "method");
      // An empty path means that base is the complete URL. It may end in a slash or have a query.
      String root = path.isEmpty() ? base.toString() : withoutSlashes(base.toString());
      this.url = HttpUrl.get(root + path);
      this.request = new Request.Builder().header("User-Agent", UserAgent.value());
    }

    private Builder(Request other) {
      this.method = other.method();
      this.url = other.url();
      this.request = other.newBuilder();
    }

    private static String withoutSlashes(String base) {
      int end = base.length();
      while (end > 0 && base.charAt(end - 1) == '/') {
        end--;
      }
      return base.substring(0, end);
    }

    /** Adds a query parameter. Name and value are percent-encoded. */
    public Builder query(String name, String value) {
      url = url.newBuilder().addQueryParameter(name, value).build();
      return this;
    }

    /**
     * Sets a header and replaces any header of the same name.
     *
     * @throws IllegalArgumentException if {@code value} is not a valid header value; the message
     *     does not include the value
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
     * @throws IllegalArgumentException if {@code mediaType} is not a media type
     */
    public Builder body(String mediaType, byte[] content) {
      body = RequestBody.create(content, MediaType.get(mediaType));
      return this;
    }

    /** Sets a form ({@code application/x-www-form-urlencoded}) as the body. */
    public Builder form(Map<String, String> fields) {
      FormBody.Builder form = new FormBody.Builder();
      fields.forEach(form::add);
      body = form.build();
      return this;
    }

    /**
     * Allows the request to be sent at most once. Use it for content that the service accepts only
     * once, such as a refresh token. By default, OkHttp sends a request again if a reused
     * connection is closed before a reply, although the service may have processed the first
     * request. With this option, OkHttp also does not send the request again with proxy credentials
     * after a proxy for plain http replied with a 407. The option has no effect on a GET, which has
     * no body.
     */
    public Builder once() {
      isOnce = true;
      return this;
    }

    /**
     * Limits the body of the reply, in bytes after decompression, and lets it be read while all
     * turns for large bodies are taken. Use it if other calls may wait for this request: one of
     * them may hold the turn that the reply would otherwise wait for.
     */
    public Builder maxBodyBytes(int limit) {
      maxBodyBytes = limit;
      return this;
    }

    /** Sets the signer of the request. Default: none. */
    public Builder signer(RequestSigner signer) {
      this.signer = signer;
      return this;
    }

    /** Returns the request. */
    public WireRequest build() {
      boolean isEmpty = body == null && !method.equals("GET");
      RequestBody sent = isEmpty ? RequestBody.create(new byte[0]) : body;
      RequestBody limited = isOnce && sent != null ? new OneShot(sent) : sent;
      Request built = request.url(url).method(method, limited).build();
      return new WireRequest(built, maxBodyBytes, signer);
    }
  }

  /** A body that OkHttp never sends a second time. */
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
