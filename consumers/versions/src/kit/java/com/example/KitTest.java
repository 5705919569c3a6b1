package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KitTest {
  private static URI address;

  @Test
  @Order(1)
  @WithMockIdentityProvider
  void theKitIsAParameter(MockIdentityProvider provider) {
    address = provider.baseUrl(MockSystem.PULSE);
    String token = provider.token(MockSystem.PULSE);
    assertEquals(
        "ada@example.com",
        MeClient.builder(Pulse.at(address)).build().me(MeRequest.ofToken(token)).email());
  }

  @Test
  @Order(2)
  void itsServerIsClosedAfterTheTest() {
    assertThrows(
        ConnectException.class, () -> new Socket(address.getHost(), address.getPort()).close());
  }
}
