package io.github.mesdk.spring.tests;

import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.springSecurity;

import io.github.mesdk.spring.test.WithMe;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
    classes = ReactiveApp.class,
    properties = {"mesdk.provider=rivergen", "spring.main.web-application-type=reactive"})
class WithMeWebTestClientTest {
  @Autowired ApplicationContext context;
  private WebTestClient web;

  @BeforeEach
  void createWeb() {
    web =
        WebTestClient.bindToApplicationContext(context)
            .apply(springSecurity())
            .configureClient()
            .responseTimeout(Duration.ofMinutes(1)) // 5 seconds are too few on a busy machine
            .build();
  }

  @Test
  @WithMe(user = "42", roles = "admin")
  void theControllerSeesTheUserOfTheAnnotation() {
    web.get().uri("/open").exchange().expectBody(String.class).isEqualTo("42");
    web.get().uri("/reactive/admin").exchange().expectStatus().isOk();
  }

  @Test
  @WithMe
  void aUserHasOnlyTheRolesOfTheAnnotation() {
    web.get().uri("/reactive/admin").exchange().expectStatus().isForbidden();
  }

  @Test
  void withoutTheAnnotationARequestIsAnonymous() {
    web.get().uri("/me").exchange().expectStatus().isUnauthorized();
  }
}
