package io.github.mesdk.internal;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.SafeHeaders;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Failure;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.internal.UnreadableMembers;
import io.github.mesdk.model.read.JsonFault;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.ErrorBody;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes replies with Jackson databind: failures, and answers that {@link StreamingReader} does
 * not handle. This reader is slower, but reports exactly what is wrong. The class is separate, so
 * that a program that receives only plain answers never loads databind.
 *
 * @param <T> the model of the answer
 */
final class DatabindReader<T extends CurrentUser> {
  private final IdentityProvider<T> provider;
  private final Scrubber scrubber;
  private final ErrorClassifier errors;

  /**
   * Creates a reader for the reply to one request.
   *
   * @param scrubber masks the secrets of the request in the service's texts
   */
  DatabindReader(IdentityProvider<T> provider, Scrubber scrubber) {
    this.provider = provider;
    this.scrubber = scrubber;
    this.errors = new ErrorClassifier(provider);
  }

  ReadResult<T> read(Reply reply, Deadline deadline) {
    return read(reply, successful -> json(successful, deadline), this::answer);
  }

  /** See {@link ReplyReader#members}. */
  ReadResult<Map<String, @Nullable Object>> members(Reply reply) {
    return read(reply, Reply::body, body -> new Success<>(Json.plain(body)));
  }

  /** See {@link ReplyReader#membersOfFailure}. */
  static Optional<Map<String, @Nullable Object>> membersOfFailure(Reply reply) {
    try {
      return reply.isSuccessful()
              && !reply.isTooLarge()
              && Json.tree(reply.body()) instanceof ObjectNode object
          ? Optional.of(Json.plain(object))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private <A> ReadResult<A> read(
      Reply reply, Function<Reply, byte[]> json, Function<ObjectNode, ReadResult<A>> answer) {
    if (!reply.isSuccessful()) {
      return failure(errors.classify(reply, errorBody(reply), null, scrubber));
    }
    if (reply.isTooLarge()) {
      return unreadableBody("the body is larger than the client's limit");
    }
    try {
      return readSuccess(reply, Json.tree(json.apply(reply)), answer);
    } catch (IOException malformed) {
      return malformed(malformed, reply);
    } catch (MeException decoderFailure) {
      return new Failure<>(masked(decoderFailure, reply));
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

  /** A decoder does not know the secrets of the call, so its message may contain one. */
  private MeException masked(MeException failure, Reply reply) {
    if (failure instanceof ApiException reported) {
      return masked(reported.error(), reply);
    }
    String problem = scrubber.scrub(failure.problem());
    if (!(failure instanceof DecodeException rejected) || problem.equals(failure.problem())) {
      return failure;
    }
    if (rejected.isBodyUnreadable()) {
      return DecodeException.ofUnreadableBody(provider.name(), problem);
    }
    return rejected.path().isEmpty()
        ? DecodeException.of(problem)
        : DecodeException.at(
            paths().shown(rejected.path().get()),
            problem.substring(problem.lastIndexOf(": ") + 2)); // without the path
  }

  /** Adds what is known of the reply, unless the error has the status of another reply. */
  private ApiException masked(ApiError reported, Reply reply) {
    ApiErrorBuilder error =
        ApiError.builder(reported.status(), reported.kind()).retryable(reported.retryable());
    if (reported.status() == reply.status()) {
      SafeHeaders.copy(reply, error, scrubber);
    }
    reported.reason().ifPresent(error::reason);
    reported.code().map(code -> errors.shown(code, scrubber)).ifPresent(error::code);
    reported.message().map(scrubber::scrub).ifPresent(error::message);
    reported.requestId().map(scrubber::scrub).ifPresent(error::requestId);
    reported.retryAfter().ifPresent(error::retryAfter);
    error.missingScopes(ErrorClassifier.shown(reported.missingScopes(), scrubber));
    reported.headers().forEach((name, value) -> error.header(name, scrubber.scrub(value)));
    return ApiException.of(provider.name(), error.build());
  }

  private <A> ReadResult<A> readSuccess(
      Reply reply, JsonNode body, Function<ObjectNode, ReadResult<A>> answer) {
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

  /** Decodes an answer that is no longer in the envelope of its body. */
  ReadResult<T> read(byte[] answer) {
    try {
      return decode(Json.tree(answer), provider.payload().orElse(""));
    } catch (IOException malformed) {
      return unreadableBody("not JSON");
    }
  }

  private ReadResult<T> decode(JsonNode answer, String payload) {
    LenientRead reading = new LenientRead(answer, payload, provider);
    try {
      T model =
          Json.mapper()
              .readerFor(provider.model())
              .withAttribute(LenientRead.class, reading)
              .readValue(reading.in);
      List<String> unreadable = reading.unreadable();
      return new Success<>(model, unreadable.isEmpty() ? unreadable : paths().shown(unreadable));
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
            JsonPaths.render(payload, path.subList(0, path.size() - 1)),
            UnreadableMembers.plainOrQuestionMark(member) + " is missing")
        : undecodable(JsonPaths.render(payload, path), Mismatch.describe(mismatch, scrubber));
  }

  private <A> ReadResult<A> malformed(IOException malformed, Reply reply) {
    JsonFault fault = JsonFault.of(malformed, reply.shownMediaType(scrubber));
    return fault.isBodyUnreadable()
        ? unreadableBody(fault.problem())
        : unreadable(fault.path(), fault.problem());
  }

  private static ErrorBody errorBody(Reply reply) {
    try {
      return Json.tree(reply.body()) instanceof ObjectNode object
          ? errorBody(object)
          : ErrorBody.empty();
    } catch (IOException unreadable) {
      return ErrorBody.empty(); // the status alone is enough
    }
  }

  private static ErrorBody errorBody(ObjectNode object) {
    return new ErrorBody(path -> Json.plain(JsonPaths.find(object, path)));
  }

  private ReadResult<T> undecodable(String path, String problem) {
    return unreadable(path, path.isEmpty() ? "cannot decode the response: " + problem : problem);
  }

  private <A> ReadResult<A> unreadable(String path, String problem) {
    String shown = path.isEmpty() ? path : paths().shown(path);
    return new Failure<>(DecodeException.of(provider.name(), shown, problem));
  }

  private ShownPaths paths() {
    return new ShownPaths(provider, scrubber);
  }

  private <A> ReadResult<A> unreadableBody(String problem) {
    return new Failure<>(DecodeException.ofUnreadableBody(provider.name(), problem));
  }

  private static <A> ReadResult<A> failure(ApiException exception) {
    return new Failure<>(exception);
  }
}
