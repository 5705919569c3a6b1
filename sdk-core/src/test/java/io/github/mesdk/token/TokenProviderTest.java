package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TokenProviderTest {
  @TempDir Path folder;

  @Test
  void aFixedTokenIsAlwaysTheSame() {
    TokenProvider provider = TokenProvider.of("5ecret");
    assertThat(provider.token().value()).isEqualTo("5ecret");
    provider.invalidate(AccessToken.of("5ecret"));
    assertThat(provider.token().value()).isEqualTo("5ecret");
  }

  @Test
  void theSupplierIsCalledEachTime() {
    Deque<String> tokens = new ArrayDeque<>(List.of("one", " two\n"));
    TokenProvider provider = TokenProvider.from(tokens::pop);
    assertThat(provider.token().value()).isEqualTo("one");
    assertThat(provider.token().value()).isEqualTo("two");
  }

  @Test
  void theExceptionNamesAMissingEnvironmentVariable() {
    TokenProvider provider = TokenProvider.fromEnvironment("MESDK_NO_SUCH_VARIABLE");
    assertThatThrownBy(provider::token)
        .isInstanceOf(TokenException.class)
        .hasMessage(
            "the environment variable MESDK_NO_SUCH_VARIABLE is not set; put the access token"
                + " there");
    assertThat(provider.toString()).contains("MESDK_NO_SUCH_VARIABLE");
  }

  @Test
  void anEnvironmentVariableIsRead() {
    // PATH is set on every machine; the test only checks that it is read.
    assertThat(TokenProvider.fromEnvironment("PATH").token().value())
        .isEqualTo(System.getenv("PATH").strip());
  }

  @Test
  void anEmptyOrUnusableTokenIsReportedWithoutItsText() {
    assertThatThrownBy(TokenProvider.from(() -> " ")::token)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("is empty");
    assertThatThrownBy(TokenProvider.from(() -> "5ec\nret")::token)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("holds no usable token")
        .message()
        .doesNotContain("5ec");
  }

  @Test
  void aByteOrderMarkInATokenFileIsSkipped() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "\uFEFFone\r\n");
    assertThat(TokenProvider.fromFile(file).token().value()).isEqualTo("one");
    assertThat(TokenProvider.from(() -> "\uFEFF two").token().value()).isEqualTo("two");
    Path empty = Files.writeString(folder.resolve("empty"), "\uFEFF\n");
    assertThatThrownBy(TokenProvider.fromFile(empty)::token)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void aChangedFileIsReadAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "one\n");
    TokenProvider provider = TokenProvider.fromFile(file);
    assertThat(provider.token().value()).isEqualTo("one");
    AccessToken before = provider.token();
    assertThat(provider.token()).isSameAs(before);
    Files.writeString(file, "two!\n");
    assertThat(provider.token().value()).isEqualTo("two!");
  }

  @Test
  void aFileMovedIntoPlaceWithTheSameSizeAndTimeIsRead() throws Exception {
    FileTime time = FileTime.from(Instant.EPOCH);
    Path file = Files.writeString(folder.resolve("token"), "one");
    Files.setLastModifiedTime(file, time);
    TokenProvider provider = TokenProvider.fromFile(file);
    assertThat(provider.token().value()).isEqualTo("one");
    Path next = Files.writeString(folder.resolve("next"), "two");
    Files.setLastModifiedTime(next, time);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(provider.token().value()).isEqualTo("two");
  }

  @Test
  void aFileIsReadAgainAfterItsTokenWasRejected() throws Exception {
    FileTime time = FileTime.from(Instant.EPOCH);
    Path file = Files.writeString(folder.resolve("token"), "one");
    Files.setLastModifiedTime(file, time);
    TokenProvider provider = TokenProvider.fromFile(file);
    AccessToken one = provider.token();
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, time);
    provider.invalidate(AccessToken.of("an-older-one"));
    assertThat(provider.token()).isEqualTo(one);
    provider.invalidate(one);
    assertThat(provider.token().value()).isEqualTo("two");
  }

  @Test
  void theExceptionNamesAMissingOrInvalidFile() throws Exception {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(TokenProvider.fromFile(missing)::token)
        .isInstanceOf(TokenException.class)
        .hasMessage("the token file " + missing + " does not exist");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(TokenProvider.fromFile(empty)::token)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("is empty");
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(70_000));
    assertThatThrownBy(TokenProvider.fromFile(large)::token)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("over 65536 bytes");
    assertThatThrownBy(TokenProvider.fromFile(folder)::token)
        .isInstanceOf(TokenException.class)
        .hasMessage("the token file " + folder + " is not a regular file");
  }

  /** Opening a pipe blocks until another process opens it, without a deadline. */
  @Test
  @Timeout(60)
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsRefusedAndNotOpenedAndALinkIsRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(TokenProvider.fromFile(pipe)::token)
        .isInstanceOf(TokenException.class)
        .hasMessage("the token file " + pipe + " is not a regular file");
    Path file = Files.writeString(folder.resolve("token"), "one\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(TokenProvider.fromFile(link).token().value()).isEqualTo("one");
  }
}
