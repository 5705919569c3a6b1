package io.github.mesdk.spring.tests;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class OwnChain {

  @Bean
  SecurityFilterChain chain(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests.requestMatchers("/admin").hasRole("admin").anyRequest().authenticated())
        .oauth2ResourceServer(server -> server.opaqueToken(withDefaults()))
        .build();
  }
}
