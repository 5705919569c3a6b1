package io.github.mesdk.jackson3;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;

/**
 * The generator of Jackson 3 as a generator of Jackson 2. Copies nothing. Jackson 3 throws its own
 * exceptions through Jackson 2.
 */
class GeneratorOfJackson3 extends GeneratorBase {
  final JsonGenerator generator;

  @SuppressWarnings("deprecation") // no other constructor is in each supported version
  GeneratorOfJackson3(JsonGenerator generator) {
    super(0, null);
    this.generator = generator;
  }

  @Override
  public void writeStartArray() {
    generator.writeStartArray();
    _writeContext = _writeContext.createChildArrayContext();
  }

  @Override
  public void writeEndArray() {
    generator.writeEndArray();
    _writeContext = _writeContext.getParent();
  }

  @Override
  public void writeStartObject() {
    generator.writeStartObject();
    _writeContext = _writeContext.createChildObjectContext();
  }

  @Override
  public void writeEndObject() {
    generator.writeEndObject();
    _writeContext = _writeContext.getParent();
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    generator.writeName(name);
    _writeContext.writeFieldName(name);
  }

  @Override
  public void writeFieldName(SerializableString name) throws IOException {
    generator.writeName(new NameOfJackson3(name));
    _writeContext.writeFieldName(name.getValue());
  }

  @Override
  public void writeString(String text) {
    generator.writeString(text);
  }

  @Override
  public void writeString(char[] text, int offset, int length) {
    generator.writeString(text, offset, length);
  }

  @Override
  public void writeString(SerializableString text) {
    generator.writeString(text.getValue());
  }

  @Override
  public void writeNumber(int value) {
    generator.writeNumber(value);
  }

  @Override
  public void writeNumber(long value) {
    generator.writeNumber(value);
  }

  @Override
  public void writeNumber(BigInteger value) {
    generator.writeNumber(value);
  }

  @Override
  public void writeNumber(double value) {
    generator.writeNumber(value);
  }

  @Override
  public void writeNumber(float value) {
    generator.writeNumber(value);
  }

  @Override
  public void writeNumber(BigDecimal value) {
    generator.writeNumber(value);
  }

  @Override
  public void writeNumber(String encoded) {
    generator.writeNumber(encoded);
  }

  @Override
  public void writeBoolean(boolean value) {
    generator.writeBoolean(value);
  }

  @Override
  public void writeNull() {
    generator.writeNull();
  }

  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
    generator.writeBinary(data, offset, length);
  }

  @Override
  public void writeRawUTF8String(byte[] text, int offset, int length) {
    generator.writeRawUTF8String(text, offset, length);
  }

  @Override
  public void writeUTF8String(byte[] text, int offset, int length) {
    generator.writeUTF8String(text, offset, length);
  }

  @Override
  public void writeRaw(String text) {
    generator.writeRaw(text);
  }

  @Override
  public void writeRaw(String text, int offset, int length) {
    generator.writeRaw(text, offset, length);
  }

  @Override
  public void writeRaw(char[] text, int offset, int length) {
    generator.writeRaw(text, offset, length);
  }

  @Override
  public void writeRaw(char text) {
    generator.writeRaw(text);
  }

  @Override
  public void flush() {
    generator.flush();
  }

  /** Does not close the generator of Jackson 3, which has its own owner. */
  @Override
  public void close() {}

  @Override
  protected void _releaseBuffers() {}

  /** The generator of Jackson 3 verifies each value. */
  @Override
  protected void _verifyValueWrite(String type) {}

  /** Returns whether the next member belongs to the first object, and not to an object in it. */
  final boolean isInOuterObject() {
    JsonWriteContext parent = _writeContext.getParent();
    return parent != null && parent.inRoot();
  }
}
