package io.github.mesdk.jackson3;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The name of a member, which Jackson 2 has encoded already, so that Jackson 3 copies its bytes.
 */
record NameOfJackson3(SerializableString name) implements tools.jackson.core.SerializableString {

  @Override
  public String getValue() {
    return name.getValue();
  }

  @Override
  public int charLength() {
    return name.charLength();
  }

  @Override
  public char[] asQuotedChars() {
    return name.asQuotedChars();
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return name.asUnquotedUTF8();
  }

  @Override
  public byte[] asQuotedUTF8() {
    return name.asQuotedUTF8();
  }

  @Override
  public int appendQuotedUTF8(byte[] target, int offset) {
    return name.appendQuotedUTF8(target, offset);
  }

  @Override
  public int appendQuoted(char[] target, int offset) {
    return name.appendQuoted(target, offset);
  }

  @Override
  public int appendUnquotedUTF8(byte[] target, int offset) {
    return name.appendUnquotedUTF8(target, offset);
  }

  @Override
  public int appendUnquoted(char[] target, int offset) {
    return name.appendUnquoted(target, offset);
  }

  @Override
  public int writeQuotedUTF8(OutputStream target) throws IOException {
    return name.writeQuotedUTF8(target);
  }

  @Override
  public int writeUnquotedUTF8(OutputStream target) throws IOException {
    return name.writeUnquotedUTF8(target);
  }

  @Override
  public int putQuotedUTF8(ByteBuffer target) throws IOException {
    return name.putQuotedUTF8(target);
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer target) throws IOException {
    return name.putUnquotedUTF8(target);
  }

  /** The name, which a token buffer of Jackson 3 reads with this method. */
  @Override
  public String toString() {
    return name.getValue();
  }
}
