package io.github.mesdk.spring.tests;

import io.github.mesdk.spring.MeClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Clients {

  @Bean
  MeClientCustomizer gateway() {
    return (client, builder) -> builder.header("X-Gateway", client);
  }
}
