package com.example;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mesdk.oauth2.OAuth2Issuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RefusedTest {

  @Test
  void buildingAnIssuerSaysWhatIsTooOld() throws IOException {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> OAuth2Issuer.builder(URI.create("https://id.example.com")).build())
            .getMessage();
    assertTrue(message.contains("this SDK needs"), message);
    assertTrue(message.endsWith("to the build"), message);
    Files.writeString(Path.of("target/refused.txt"), message);
  }
}
