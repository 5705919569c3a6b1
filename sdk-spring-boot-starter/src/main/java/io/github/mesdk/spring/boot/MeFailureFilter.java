package io.github.mesdk.spring.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a request whose token could not be judged with 503. Without it, the error dispatch of the
 * servlet container would run into the security chain and answer 401.
 */
final class MeFailureFilter extends OncePerRequestFilter implements Ordered {

  /** Implemented, because Spring Boot 3.5 ignores {@code @Order} on the method of a bean. */
  @Override
  public int getOrder() {
    return FailureLog.FILTER_ORDER;
  }

  /** The security chain also runs for error dispatches. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServiceFailure failure) {
      FailureLog.write(failure);
      if (response.isCommitted()) {
        throw failure;
      }
      response.resetBuffer(); // and not the headers, without which a browser hides the status
      response.setStatus(failure.status());
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      if (failure.isOutage()) {
        response.setHeader(HttpHeaders.RETRY_AFTER, failure.retryAfter());
      }
    }
  }
}
