package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;

/**
 * The exception for a JSON value that is not of the documented type. It has a constant message,
 * because Jackson's message quotes the value. It has no stack trace, because nothing shows a stack
 * trace. Creating a message or a stack trace costs more than reading the answer.
 */
final class Mismatch extends JsonMappingException {
  private static final long serialVersionUID = 1L;

  private Mismatch(JsonParser in) {
    super(in, "not of the documented type");
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  /** Throws a {@link Mismatch} instead of the exceptions that Jackson would create. */
  static final class Thrower extends DeserializationProblemHandler {
    @Override
    public Object handleUnexpectedToken(
        DeserializationContext context, JavaType type, JsonToken token, JsonParser in, String why)
        throws Mismatch {
      throw new Mismatch(in);
    }

    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String why) throws Mismatch {
      throw new Mismatch(context.getParser());
    }

    @Override
    public Object handleWeirdNumberValue(
        DeserializationContext context, Class<?> type, Number value, String why) throws Mismatch {
      throw new Mismatch(context.getParser());
    }
  }
}
