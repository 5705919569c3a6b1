package io.github.mesdk.spring;

import io.github.mesdk.MeClientBuilder;

/**
 * Changes the builder of each configured client, after the properties were applied. Declare a bean
 * of this type; several run in the order of Spring's {@code Ordered}.
 */
@FunctionalInterface
public interface MeClientCustomizer {

  /**
   * Changes the builder of one client. Runs at the start of the application, or, for a client with
   * an issuer, on the first call that reaches the issuer. An exception ends the start, or that
   * call; the next call runs it again.
   *
   * @param client the name of the client in the properties; {@code me} if there is only one
   * @param builder the builder of the client
   */
  void customize(String client, MeClientBuilder<?> builder);
}
