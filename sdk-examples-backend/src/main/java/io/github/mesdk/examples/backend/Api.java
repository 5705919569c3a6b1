package io.github.mesdk.examples.backend;

import io.github.mesdk.model.Identity;
import io.github.mesdk.spring.Me;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API. Its controllers get the current user as a parameter. */
@RestController
class Api {

  /** What a page or an app shows about the person who uses it. */
  @GetMapping("/api/me")
  Identity me(@Me Identity user) {
    return user;
  }

  /** For administrators: {@link ApiSecurity} requires the role. */
  @GetMapping("/api/admin")
  Greeting admin(@Me Identity user) {
    return new Greeting("Welcome to the administration, " + user.name().orElse(user.subject()));
  }

  /** Becomes JSON. */
  record Greeting(String greeting) {}
}
