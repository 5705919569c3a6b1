package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Failure;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.ErrorBody;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.time.Deadline;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes replies with Jackson databind: failures, and answers that {@link StreamingReader} does
 * not handle. Slower, but reports exactly what is wrong. A separate class, so that a program that
 * receives only plain answers never loads databind.
 *
 * @param <T> the model of the answer
 */
final class DatabindReader<T extends CurrentUser> {
  private static final ErrorBody EMPTY = new ErrorBody(Map.of());
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

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
    } catch (CharacterCodingException | JsonProcessingException unreadable) {
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
      return unreadable("", "the body is larger than the client's limit");
    }
    try {
      return readSuccess(reply, Json.tree(json.apply(reply)), scrubber, answer);
    } catch (CharacterCodingException notText) {
      return unreadable("", "the body is not UTF-8");
    } catch (JsonProcessingException malformed) {
      return unreadable("", describe(malformed, reply));
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
      throw DecodeException.of(provider.name(), "", "the body decoder failed: " + name);
    }
  }

  private <A> ReadResult<A> readSuccess(
      Reply reply, JsonNode body, Scrubber scrubber, Function<ObjectNode, ReadResult<A>> answer) {
    if (!(body instanceof ObjectNode object)) {
      return unreadable(
          "", body.isMissingNode() ? "the body is empty" : "the body is not a JSON object");
    }
    ErrorBody view = errorBody(object);
    Optional<FailureSign> sign = errors.failureSign(view);
    if (sign.isPresent() || errors.isFailureWithoutSubject(view)) {
      return failure(errors.classify(reply, view, sign.orElse(null), scrubber));
    }
    return answer.apply(object);
  }

  private ReadResult<T> answer(ObjectNode object) {
    String payload = provider.payload().orElse("");
    JsonNode answer = payload.isEmpty() ? object : object.path(payload);
    if (!answer.isObject()) {
      return unreadable(payload, answer.isMissingNode() ? "missing" : "not a JSON object");
    }
    return decode(answer, payload);
  }

  private ReadResult<T> decode(JsonNode answer, String payload) {
    try {
      return new Success<>(Json.MAPPER.treeToValue(answer, provider.model()));
    } catch (JsonMappingException mismatch) {
      return undecodable(JsonPaths.render(payload, mismatch), describe(mismatch));
    } catch (JsonProcessingException | RuntimeException unreadable) {
      // A custom model may throw anything, and its message may quote the value.
      return undecodable(
          payload, "the model rejected it: " + unreadable.getClass().getSimpleName());
    }
  }

  /** Messages of the models' builders name members only; Jackson's messages quote values. */
  private static String describe(JsonMappingException mismatch) {
    if (mismatch instanceof ValueInstantiationException
        && mismatch.getCause() instanceof IllegalStateException incomplete
        && incomplete.getMessage() != null) {
      return describeBuilder(incomplete.getMessage());
    }
    return "not of the documented type";
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

  /** Returns the header's media type if it is well formed: the header could contain anything. */
  private static String mediaType(String header) {
    String type = header.split(";", 2)[0].strip();
    return type.matches("[\\w.+-]{1,40}/[\\w.+-]{1,60}") ? type : "invalid Content-Type";
  }

  private static ErrorBody errorBody(Reply reply) {
    try {
      return Json.tree(reply.body()) instanceof ObjectNode object ? errorBody(object) : EMPTY;
    } catch (CharacterCodingException | JsonProcessingException unreadable) {
      return EMPTY; // the status alone is enough
    }
  }

  private static ErrorBody errorBody(ObjectNode object) {
    return new ErrorBody(plain(object));
  }

  private static Map<String, @Nullable Object> plain(ObjectNode object) {
    return Json.MAPPER.convertValue(object, MEMBERS);
  }

  private ReadResult<T> undecodable(String path, String problem) {
    return unreadable(path, path.isEmpty() ? "cannot decode the response: " + problem : problem);
  }

  private <A> ReadResult<A> unreadable(String path, String problem) {
    return new Failure<>(DecodeException.of(provider.name(), path, problem));
  }

  private static <A> ReadResult<A> failure(ApiException exception) {
    return new Failure<>(exception);
  }
}
