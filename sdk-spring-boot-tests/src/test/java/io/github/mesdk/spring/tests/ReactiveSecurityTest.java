package io.github.mesdk.spring.tests;

import org.springframework.boot.WebApplicationType;

class ReactiveSecurityTest extends SecurityContract {
  @Override
  RunningApp start(String... properties) {
    return new RunningApp(WebApplicationType.REACTIVE, ReactiveApp.class, properties);
  }

  @Override
  String adminPath() {
    return "/reactive/admin";
  }
}
