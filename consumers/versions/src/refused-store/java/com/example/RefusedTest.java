package com.example;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mesdk.cache.redis.RedisStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RefusedTest {

  @Test
  void creatingAStoreSaysWhatIsTooOld() throws IOException {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> RedisStore.at("redis://127.0.0.1:6379").close())
            .getMessage();
    assertTrue(message.contains("this SDK needs"), message);
    assertTrue(message.endsWith("to the build"), message);
    Files.writeString(Path.of("target/refused.txt"), message);
  }
}
