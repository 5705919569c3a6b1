package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The JSON member is a list of texts. A single text is read as a list of one element. An absent
 * member and null are read as an empty list.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(using = TextList.Reader.class)
@JsonSerialize(using = ContainerWriter.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public @interface TextList {

  /** Reads a list of texts, or a single text. */
  final class Reader extends ListReader<String> {
    private static final long serialVersionUID = 1L;
    private final Text.Reader texts = new Text.Reader();

    /** Called by Jackson. */
    public Reader() {}

    @Override
    protected String element(JsonParser parser, DeserializationContext context) throws IOException {
      return texts.deserialize(parser, context);
    }
  }
}
