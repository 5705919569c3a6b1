package com.example;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mesdk.MeClient;
import io.github.mesdk.provider.Pulse;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RefusedTest {

  @Test
  void buildingAClientSaysWhatIsTooOld() {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> MeClient.builder(Pulse.at(URI.create("https://pulse.example.com"))).build())
            .getMessage();
    System.out.println(message);
    assertTrue(message.contains("this SDK needs"), message);
    assertTrue(message.endsWith("to the build"), message);
  }
}
