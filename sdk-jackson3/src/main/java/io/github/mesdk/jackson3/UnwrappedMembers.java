package io.github.mesdk.jackson3;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.util.NameTransformer;

/** Writes the members of a model into the object that the generator of Jackson 3 has started. */
final class UnwrappedMembers extends GeneratorOfJackson3 {
  private final NameTransformer names;

  UnwrappedMembers(JsonGenerator generator, NameTransformer names) {
    super(generator);
    this.names = names;
  }

  @Override
  public void writeStartObject() {
    if (_writeContext.inRoot()) {
      _writeContext = _writeContext.createChildObjectContext();
    } else {
      super.writeStartObject();
    }
  }

  @Override
  public void writeEndObject() {
    if (isInOuterObject()) {
      _writeContext = _writeContext.getParent();
    } else {
      super.writeEndObject();
    }
  }

  @Override
  public void writeFieldName(SerializableString name) throws IOException {
    writeFieldName(name.getValue());
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    super.writeFieldName(isInOuterObject() ? names.transform(name) : name);
  }
}
