package io.github.mesdk.spring.tests;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reactive method security requires a publisher as the result. */
@RestController
class ReactiveRoutes extends Routes {

  @GetMapping("/reactive/admin")
  @PreAuthorize("hasRole('admin')")
  Mono<String> reactiveAdmin() {
    return Mono.just("admin");
  }
}
