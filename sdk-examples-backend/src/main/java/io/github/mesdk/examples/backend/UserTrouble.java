package io.github.mesdk.examples.backend;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets the provider in memory reject the person on the page, as its administrator could. */
@RestController
class UserTrouble {
  private final MockIdentityProvider provider;
  private final SessionToken session;

  UserTrouble(MockIdentityProvider provider, SessionToken session) {
    this.provider = provider;
    this.session = session;
  }

  @PutMapping("/trouble/suspension")
  void suspend(HttpServletRequest request) {
    provider.script(token(request)).thenAlways(Outcome.suspendedUser());
  }

  @DeleteMapping("/trouble/suspension")
  void reinstate(HttpServletRequest request) {
    provider.script(token(request)).thenSuccess();
  }

  @DeleteMapping("/trouble/token")
  void revoke(HttpServletRequest request) {
    provider.revoke(token(request));
  }

  private String token(HttpServletRequest request) {
    return session
        .ofSession(request)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "not signed in"));
  }
}
