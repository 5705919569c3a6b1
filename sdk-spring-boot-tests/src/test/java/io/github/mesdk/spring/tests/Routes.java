package io.github.mesdk.spring.tests;

import io.github.mesdk.model.Identity;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.spring.Me;
import io.github.mesdk.spring.MePrincipal;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same controller for both kinds of application. */
@RestController
class Routes {

  /** What a login gateway that shares its sessions with the application stores in one. */
  static SecurityContext signedIn() {
    return new SecurityContextImpl(
        UsernamePasswordAuthenticationToken.authenticated(
            "ada", "", AuthorityUtils.createAuthorityList("ROLE_admin")));
  }

  @GetMapping("/me")
  Map<String, Object> me(@Me Identity identity) {
    return Map.of("subject", identity.subject(), "roles", identity.roles());
  }

  @GetMapping("/email")
  String email(@Me UserSession session) {
    return session.email().toString();
  }

  @GetMapping("/identity")
  Identity identity(@Me Identity identity) {
    return identity;
  }

  @GetMapping("/guests/me")
  String guest(@Me Identity identity) {
    return identity.provider();
  }

  @GetMapping("/principal")
  MePrincipal principal(@AuthenticationPrincipal MePrincipal principal) {
    return principal;
  }

  @GetMapping("/open")
  String open(@Me Optional<Identity> identity) {
    return identity.map(Identity::subject).orElse("anonymous");
  }

  @GetMapping("/open/strict")
  String strict(@Me Identity identity) {
    return identity.subject();
  }

  @GetMapping("/admin")
  @PreAuthorize("hasRole('admin')")
  String admin() {
    return "admin";
  }

  /** The path of Spring Security's own logout. */
  @PostMapping("/logout")
  String logout(@Me Identity identity) {
    return "logged out " + identity.subject();
  }

  @GetMapping("/broken")
  String broken() {
    throw new IllegalStateException("a bug of the application");
  }
}
