package io.github.mesdk.spring.tests;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpSession;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ServletRoutes extends Routes {

  @GetMapping("/open/session")
  String session(HttpSession session) {
    session.setAttribute(SPRING_SECURITY_CONTEXT_KEY, signedIn());
    return "signed in";
  }
}
