package io.github.mesdk.spring.tests;

import static org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Reactive method security requires a publisher as the result. */
@RestController
class ReactiveRoutes extends Routes {

  @GetMapping("/open/session")
  String session(WebSession session) {
    session.getAttributes().put(DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME, signedIn());
    return "signed in";
  }

  @GetMapping("/reactive/admin")
  @PreAuthorize("hasRole('admin')")
  Mono<String> reactiveAdmin() {
    return Mono.just("admin");
  }
}
