package io.github.mesdk.spring.tests;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Greeting.class, Routes.class, Clients.class, OwnChain.class})
class OwnChainApp {}
