package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.github.mesdk.http.Scrubber;

/**
 * The exception for a JSON value that is not of the documented type. It has a constant message,
 * because Jackson's message quotes the value. It has no stack trace, because nothing shows a stack
 * trace. Creating a message or a stack trace costs more than reading the answer.
 */
final class Mismatch extends JsonMappingException {
  private static final long serialVersionUID = 1L;

  /** In the message of a generated builder, which lists attributes that are not set. */
  private static final String UNSET_ATTRIBUTES = "required attributes are not set [";

  private Mismatch(JsonParser in) {
    super(in, "not of the documented type");
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  /**
   * Returns what is wrong with the value. The messages of the SDK's builders name members only.
   * Jackson's messages quote values, so they are not used.
   *
   * @param scrubber masks the secrets of the call in the message of an application's builder
   */
  static String describe(JsonMappingException mismatch, Scrubber scrubber) {
    if (mismatch instanceof ValueInstantiationException
        && mismatch.getCause() instanceof IllegalStateException incomplete
        && incomplete.getMessage() != null) {
      return describeBuilder(incomplete.getMessage(), scrubber);
    }
    return mismatch instanceof InvalidDefinitionException unusable
        ? "the model cannot be read: " + unusable.getOriginalMessage() // which quotes no value
        : "not of the documented type";
  }

  private static String describeBuilder(String message, Scrubber scrubber) {
    int start = message.indexOf(UNSET_ATTRIBUTES) + UNSET_ATTRIBUTES.length();
    if (start < UNSET_ATTRIBUTES.length() || !message.endsWith("]")) {
      return scrubber.scrub(message);
    }
    String names = message.substring(start, message.length() - 1);
    return names + (names.contains(",") ? " are missing" : " is missing");
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
