package io.github.mesdk.spring.tests;

import org.springframework.boot.WebApplicationType;

class ServletSecurityTest extends SecurityContract {
  @Override
  RunningApp start(String... properties) {
    return new RunningApp(WebApplicationType.SERVLET, ServletApp.class, properties);
  }

  @Override
  String adminPath() {
    return "/admin";
  }
}
