package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.github.mesdk.examples.MainClasses;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that the SDK writes only the files that {@code SECURITY.md} describes. */
@Tag("slow")
class SecurityDocumentTest {
  private static final Set<String> WRITERS =
      Set.of("write", "writeString", "newOutputStream", "newBufferedWriter", "createFile", "move");

  private static boolean writesAFile(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(FileChannel.class)
        ? call.getName().equals("open")
        : call.getTargetOwner().isEquivalentTo(Files.class) && WRITERS.contains(call.getName());
  }

  @Test
  void onlyTokenStoresWriteFilesAndTheDocumentDescribesThem() throws Exception {
    Set<String> writers =
        MainClasses.of("io.github.mesdk").stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(SecurityDocumentTest::writesAFile)
            .map(call -> call.getOriginOwner().getPackageName())
            .filter(name -> !name.startsWith("io.github.mesdk.examples"))
            .collect(Collectors.toSet());
    assertThat(writers)
        .isNotEmpty()
        .allMatch(name -> name.startsWith("io.github.mesdk.token"), "is a package of token stores");
    assertThat(Files.readString(Path.of("").toAbsolutePath().resolveSibling("SECURITY.md")))
        .contains("`TokenStore.file(path)`", "unencrypted", "by its owner only", "no other file");
  }
}
