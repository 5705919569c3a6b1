package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Failure;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.UnreadableMembers;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.ErrorBody;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes replies with Jackson databind: failures, and answers that {@link StreamingReader} does
 * not handle. This reader is slower, but reports exactly what is wrong. The class is separate, so
 * that a program that receives only plain answers never loads databind.
 *
 * @param <T> the model of the answer
 */
final class DatabindReader<T extends CurrentUser> {
  private static final Pattern UNSET_ATTRIBUTES =
      Pattern.compile("Cannot build \\w+, some of required attributes are not set \\[(.+)]");

  private final IdentityProvider<T> provider;
  private final ErrorClassifier errors;

  DatabindReader(IdentityProvider<T> provider) {
    this.provider = provider;
    this.errors = new ErrorClassifier(provider);
  }

  ReadResult<T> read(Reply reply, Scrubber scrubber, Deadline deadline) {
    return read(reply, scrubber, successful -> json(successful, deadline), this::answer);
  }

  /** See {@link ReplyReader#members}. */
  ReadResult<Map<String, @Nullable Object>> members(Reply reply, Scrubber scrubber) {
    return read(reply, scrubber, Reply::body, body -> new Success<>(plain(body)));
  }

  /** See {@link ReplyReader#membersOfFailure}. */
  Optional<Map<String, @Nullable Object>> membersOfFailure(Reply reply) {
    try {
      return reply.isSuccessful()
              && !reply.isTooLarge()
              && Json.tree(reply.body()) instanceof ObjectNode object
          ? Optional.of(plain(object))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private <A> ReadResult<A> read(
      Reply reply,
      Scrubber scrubber,
      Function<Reply, byte[]> json,
      Function<ObjectNode, ReadResult<A>> answer) {
    if (!reply.isSuccessful()) {
      return failure(errors.classify(reply, errorBody(reply), null, scrubber));
    }
    if (reply.isTooLarge()) {
      return unreadableBody("the body is larger than the client's limit");
    }
    try {
      return readSuccess(reply, Json.tree(json.apply(reply)), scrubber, answer);
    } catch (IOException malformed) {
      return malformed(malformed, reply);
    } catch (MeException decoderFailure) {
      return new Failure<>(decoderFailure);
    }
  }

  private byte[] json(Reply reply, Deadline deadline) {
    BodyDecoder decoder = provider.decoder().orElse((type, body, limit) -> body);
    try {
      return decoder.decode(reply.header("Content-Type").orElse(""), reply.body(), deadline);
    } catch (MeException failure) {
      throw failure;
    } catch (RuntimeException failed) {
      String name = failed.getClass().getSimpleName();
      throw DecodeException.ofUnreadableBody(provider.name(), "the body decoder failed: " + name);
    }
  }

  private <A> ReadResult<A> readSuccess(
      Reply reply, JsonNode body, Scrubber scrubber, Function<ObjectNode, ReadResult<A>> answer) {
    ApiException ofNull = body.isNull() ? errors.failureOfNull(reply, scrubber) : null;
    if (ofNull != null) {
      return failure(ofNull);
    }
    if (!(body instanceof ObjectNode object)) {
      return body.isMissingNode()
          ? unreadableBody("the body is empty")
          : unreadable("", "the body is not a JSON object");
    }
    ErrorBody view = errorBody(object);
    ApiException failure = errors.failureInSuccess(reply, view, scrubber);
    if (failure != null) {
      return failure(failure);
    }
    Optional<String> unreadableSign = errors.unreadableSign(view);
    return unreadableSign.isPresent()
        ? unreadable(unreadableSign.get(), "neither true nor false")
        : answer.apply(object);
  }

  private ReadResult<T> answer(ObjectNode object) {
    if (errors.isSubjectMissing(errorBody(object))) {
      String path = provider.subjects().get(0);
      int end = path.lastIndexOf('.');
      return undecodable(
          path.substring(0, Math.max(end, 0)), path.substring(end + 1) + " is missing");
    }
    String payload = provider.payload().orElse("");
    JsonNode answer = payload.isEmpty() ? object : JsonPaths.find(object, payload);
    if (!answer.isObject()) {
      boolean isMissing = answer.isMissingNode() || answer.isNull();
      return unreadable(payload, isMissing ? "missing" : "not a JSON object");
    }
    return decode(answer, payload);
  }

  private ReadResult<T> decode(JsonNode answer, String payload) {
    LenientRead reading = new LenientRead(answer, payload, provider);
    try {
      T model =
          Json.MAPPER
              .readerFor(provider.model())
              .withAttribute(LenientRead.class, reading)
              .readValue(reading.in);
      return new Success<>(model, reading.unreadable());
    } catch (JsonMappingException mismatch) {
      return mismatch(answer, payload, mismatch);
    } catch (IOException | RuntimeException unreadable) {
      // A custom model may throw anything, and its message may quote the value.
      return undecodable(
          payload, "the model rejected it: " + unreadable.getClass().getSimpleName());
    }
  }

  /**
   * Reports a member that is missing or null as missing. A generated builder reports the members
   * that it requires in the same way.
   */
  private ReadResult<T> mismatch(JsonNode answer, String payload, JsonMappingException mismatch) {
    List<Reference> path = mismatch.getPath();
    JsonNode value = answer;
    for (Reference step : path) {
      String name = step.getFieldName();
      value = name == null ? value.path(step.getIndex()) : value.path(name);
    }
    String member = path.isEmpty() ? null : path.get(path.size() - 1).getFieldName();
    return member != null && (value.isMissingNode() || value.isNull())
        ? undecodable(
            JsonPaths.render(payload, path.subList(0, path.size() - 1)), member + " is missing")
        : undecodable(JsonPaths.render(payload, path), describe(mismatch));
  }

  /**
   * Returns what to say about the mismatch. The messages of the models' builders name members only.
   * Jackson's messages quote values, so they are not used.
   */
  private static String describe(JsonMappingException mismatch) {
    if (mismatch instanceof ValueInstantiationException
        && mismatch.getCause() instanceof IllegalStateException incomplete
        && incomplete.getMessage() != null) {
      return describeBuilder(incomplete.getMessage());
    }
    return mismatch instanceof InvalidDefinitionException unusable
        ? "the model cannot be read: " + unusable.getOriginalMessage() // which quotes no value
        : "not of the documented type";
  }

  /** Rephrases the message of a generated builder, which lists attributes that are not set. */
  private static String describeBuilder(String message) {
    Matcher unset = UNSET_ATTRIBUTES.matcher(message);
    if (!unset.matches()) {
      return message;
    }
    String names = unset.group(1);
    return names + (names.contains(",") ? " are missing" : " is missing");
  }

  private <A> ReadResult<A> malformed(IOException malformed, Reply reply) {
    if (malformed instanceof JsonMappingException duplicate
        && duplicate.getOriginalMessage().startsWith("Duplicate")
        && duplicate.getProcessor() instanceof JsonParser in) {
      JsonStreamContext here = in.getParsingContext();
      UnreadableMembers member = new UnreadableMembers("");
      member.add(here.hasCurrentName() ? here : here.getParent()); // may be inside the value
      return unreadable(member.paths().get(0), "duplicate member");
    }
    return unreadableBody(
        malformed instanceof JsonProcessingException invalid
            ? describe(invalid, reply)
            : "the body is not UTF-8");
  }

  private static String describe(JsonProcessingException malformed, Reply reply) {
    if (malformed instanceof StreamConstraintsException) {
      return "the body is nested too deeply, or has a number or name that is too long";
    }
    String kind =
        reply.header("Content-Type").map(DatabindReader::mediaType).orElse("no Content-Type");
    String what = malformed instanceof JsonEOFException ? "truncated JSON" : "not valid JSON";
    return malformed.getLocation() == null
        ? "the body is " + what + " (" + kind + ")"
        : "the body is %s (%s), at line %d, column %d"
            .formatted(
                what,
                kind,
                malformed.getLocation().getLineNr(),
                malformed.getLocation().getColumnNr());
  }

  /**
   * Returns the media type in the header if it is well formed, because the header could contain
   * anything.
   */
  private static String mediaType(String header) {
    String type = header.split(";", 2)[0].strip();
    return type.matches("[\\w.+-]{1,40}/[\\w.+-]{1,60}") ? type : "invalid Content-Type";
  }

  private static ErrorBody errorBody(Reply reply) {
    try {
      return Json.tree(reply.body()) instanceof ObjectNode object
          ? errorBody(object)
          : ErrorBody.EMPTY;
    } catch (IOException unreadable) {
      return ErrorBody.EMPTY; // the status alone is enough
    }
  }

  private static ErrorBody errorBody(ObjectNode object) {
    return new ErrorBody(path -> plain(JsonPaths.find(object, path)));
  }

  private static Map<String, @Nullable Object> plain(ObjectNode object) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      members.put(member.getKey(), plain(member.getValue()));
    }
    return members;
  }

  /** Converts without Jackson, whose conversion allocates several times as much. */
  private static @Nullable Object plain(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> plain((ObjectNode) value);
      case ARRAY -> plain((ArrayNode) value);
      case STRING -> value.textValue();
      case NUMBER -> PlainValues.number(value.numberValue());
      case BOOLEAN -> value.booleanValue();
      default -> null;
    };
  }

  private static List<@Nullable Object> plain(ArrayNode list) {
    List<@Nullable Object> elements = new ArrayList<>(list.size());
    for (JsonNode element : list) {
      elements.add(plain(element));
    }
    return elements;
  }

  private ReadResult<T> undecodable(String path, String problem) {
    return unreadable(path, path.isEmpty() ? "cannot decode the response: " + problem : problem);
  }

  private <A> ReadResult<A> unreadable(String path, String problem) {
    return new Failure<>(DecodeException.of(provider.name(), path, problem));
  }

  private <A> ReadResult<A> unreadableBody(String problem) {
    return new Failure<>(DecodeException.ofUnreadableBody(provider.name(), problem));
  }

  private static <A> ReadResult<A> failure(ApiException exception) {
    return new Failure<>(exception);
  }
}
