package io.github.mesdk.spring.boot;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers a request whose token could not be judged with 503, in reactive applications. */
final class MeFailureWebFilter implements WebFilter, Ordered {
  @Override
  public int getOrder() {
    return FailureLog.FILTER_ORDER;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain
        .filter(exchange)
        .onErrorResume(ServiceFailure.class, failure -> answer(exchange.getResponse(), failure));
  }

  private static Mono<Void> answer(ServerHttpResponse response, ServiceFailure failure) {
    FailureLog.write(failure);
    if (!response.setStatusCode(HttpStatusCode.valueOf(failure.status()))) {
      return Mono.error(failure);
    }
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    if (failure.isOutage()) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, failure.retryAfter());
    }
    return response.setComplete();
  }
}
