package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RequestSigner;
import io.github.mesdk.http.Transport;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests that Nimbus builds, through the SDK's {@link Transport} and with its limits.
 */
final class OAuthTransport {
  static final Logger LOG = LoggerFactory.getLogger(OAuth2Issuer.class);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Transport transport;

  /**
   * The transport for plain http to this machine. It bypasses proxies, because a remote proxy could
   * read the secrets.
   */
  private final Transport directTransport;

  private final @Nullable OkHttpClient httpClient;
  private final boolean allowInsecureHttp;

  OAuthTransport(@Nullable OkHttpClient httpClient, boolean allowInsecureHttp) {
    this.httpClient = httpClient;
    this.allowInsecureHttp = allowInsecureHttp;
    transport = new Transport(httpClient, Transport.DEFAULT_MAX_BODY_BYTES, false);
    directTransport =
        allowInsecureHttp
            ? transport
            : new Transport(httpClient, Transport.DEFAULT_MAX_BODY_BYTES, true);
  }

  /** Returns a transport that presents a certificate. */
  OAuthTransport presenting(ClientCertificate certificate) {
    return new OAuthTransport(certificate.httpClient(httpClient), allowInsecureHttp);
  }

  /** Returns the client that this transport is derived from; null for the defaults. */
  @Nullable OkHttpClient httpClient() {
    return httpClient;
  }

  /**
   * Posts the form of {@code request}, with its headers.
   *
   * @param signer adds further headers; null for none
   */
  HttpResult send(HTTPRequest request, @Nullable RequestSigner signer, Deadline deadline) {
    WireRequest.Builder post = builder("POST", request.getURI());
    for (var header : request.getHeaderMap().entrySet()) {
      if (!header.getKey().toLowerCase(Locale.ROOT).startsWith("content-")) {
        List<String> values = header.getValue();
        post.header(header.getKey(), values.get(values.size() - 1));
      }
    }
    String form = request.getBody() == null ? "" : request.getBody();
    post.body(FORM, form.getBytes(StandardCharsets.UTF_8)).once();
    if (signer != null) {
      post.signer(signer);
    }
    return execute(request.getURI(), post.build(), deadline);
  }

  /** Fetches a JSON document. */
  HttpResult get(URI address, Deadline deadline) {
    return execute(address, builder("GET", address).build(), deadline);
  }

  /** Fetches a JSON document of limited size that other calls may wait for. */
  HttpResult get(URI address, int maxBodyBytes, Deadline deadline) {
    return execute(address, builder("GET", address).maxBodyBytes(maxBodyBytes).build(), deadline);
  }

  private static WireRequest.Builder builder(String method, URI address) {
    return WireRequest.builder(method, address, "").header("Accept", "application/json");
  }

  private HttpResult execute(URI address, WireRequest request, Deadline deadline) {
    boolean isHttps = "https".equalsIgnoreCase(address.getScheme());
    HttpResult result = (isHttps ? transport : directTransport).execute(request, deadline);
    if (LOG.isDebugEnabled()) {
      LOG.debug("{}: {}", request, result instanceof Reply reply ? reply.status() : "no reply");
    }
    return result;
  }

  @Override
  public String toString() {
    return "OAuthTransport";
  }
}
