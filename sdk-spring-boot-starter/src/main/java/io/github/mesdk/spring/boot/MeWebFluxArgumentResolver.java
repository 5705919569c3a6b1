package io.github.mesdk.spring.boot;

import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Supplies the {@code @Me} parameters of WebFlux controllers. */
final class MeWebFluxArgumentResolver implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return MeParameter.isSupported(parameter);
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
    return ReactiveSecurityContextHolder.getContext()
        .map(context -> Optional.ofNullable(context.getAuthentication()))
        .defaultIfEmpty(Optional.empty())
        .flatMap(user -> value(parameter, user));
  }

  private static Mono<Object> value(MethodParameter parameter, Optional<Authentication> user) {
    return Mono.justOrEmpty(MeParameter.value(parameter, user.orElse(null)));
  }
}
