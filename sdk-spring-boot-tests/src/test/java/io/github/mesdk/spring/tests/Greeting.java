package io.github.mesdk.spring.tests;

import io.github.mesdk.model.Identity;
import io.github.mesdk.spring.Me;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Greeting {

  @GetMapping("/hello")
  String hello(@Me Identity user) {
    return "Hello, " + user.name().orElse(user.subject());
  }
}
