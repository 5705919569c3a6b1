package io.github.mesdk.jackson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

class NameOfJackson3Test {

  /** Returns what each method gives, in one text. */
  private static String encoded(SerializableString name) throws IOException {
    byte[] bytes = new byte[40];
    char[] chars = new char[40];
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 20, 20);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    int lengths =
        name.appendQuotedUTF8(bytes, 0)
            + 100 * name.appendUnquotedUTF8(bytes, 10)
            + 10_000 * name.appendQuoted(chars, 0)
            + 1_000_000 * name.appendUnquoted(chars, 10);
    int written =
        name.putQuotedUTF8(buffer)
            + 100 * name.putUnquotedUTF8(buffer)
            + 10_000 * name.writeQuotedUTF8(stream)
            + 1_000_000 * name.writeUnquotedUTF8(stream);
    stream.write(name.asQuotedUTF8());
    stream.write(name.asUnquotedUTF8());
    String values = name.getValue() + name + name.charLength() + new String(name.asQuotedChars());
    return values + lengths + "," + written + new String(chars) + hex(bytes) + stream;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "a\"b", "m\u00fcde"})
  void aNameIsEncodedAsJackson3EncodesIt(String text) throws IOException {
    assertThat(
            encoded(new NameOfJackson3(new com.fasterxml.jackson.core.io.SerializedString(text))))
        .isEqualTo(encoded(new SerializedString(text)));
  }
}
