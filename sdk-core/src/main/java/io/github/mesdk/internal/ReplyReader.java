package io.github.mesdk.internal;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.internal.MappedClaims;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.SdkDecoder;
import io.github.mesdk.time.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a {@link Reply} to a {@link ReadResult}. A reader throws nothing, whatever the bytes are.
 * The failures that it returns never quote the body of an answer.
 *
 * @param <T> the model of the answer
 */
public final class ReplyReader<T extends CurrentUser> {
  /** A class literal would load the model in programs that do not use it. */
  private static final String USER_INFO = "io.github.mesdk.model.oidc.UserInfo";

  private final IdentityProvider<T> provider;
  private final StreamingReader<T> streaming;
  private final boolean mayContainReserved;

  /** Creates a reader for this provider's replies. */
  public ReplyReader(IdentityProvider<T> provider) {
    this.provider = provider;
    this.streaming = new StreamingReader<>(provider);
    this.mayContainReserved =
        provider.model().getName().equals(USER_INFO)
            && !(provider.decoder().orElse(null) instanceof SdkDecoder);
  }

  /**
   * Decodes the reply.
   *
   * @param scrubber masks the secrets of the call in the service's texts
   * @param deadline the limit for a decoder that fetches signing keys
   */
  public ReadResult<T> read(Reply reply, Scrubber scrubber, Deadline deadline) {
    ReadResult<T> answer = isPlain(reply) ? streaming.read(reply.body()) : null;
    return checked(answer == null ? readWithDatabind(reply, scrubber, deadline) : answer);
  }

  /**
   * Users of some issuers choose the names of their claims, and must not choose those of the SDK.
   */
  private ReadResult<T> checked(ReadResult<T> result) {
    return mayContainReserved
            && result instanceof ReadResult.Success<T> success
            && success.answer() instanceof UserInfo user
            && MappedClaims.areIn(user.additionalProperties())
        ? new ReadResult.Failure<>(
            DecodeException.of(provider.name(), MappedClaims.PREFIX, "reserved for the SDK"))
        : result;
  }

  /** A body that requires a decoder, such as a signed one, must not be read directly. */
  private boolean isPlain(Reply reply) {
    return reply.isSuccessful() && !reply.isTooLarge() && provider.decoder().isEmpty();
  }

  /** Creates the {@link DatabindReader} on demand, so that its classes load only when needed. */
  ReadResult<T> readWithDatabind(Reply reply, Scrubber scrubber, Deadline deadline) {
    return new DatabindReader<>(provider, scrubber).read(reply, deadline);
  }

  /**
   * Returns the JSON members of a successful body as plain values, without the provider's decoder.
   */
  public ReadResult<Map<String, @Nullable Object>> members(Reply reply, Scrubber scrubber) {
    return new DatabindReader<>(provider, scrubber).members(reply);
  }

  /**
   * Returns the JSON members of a response with a success status that was classified as a failure;
   * absent if the body is not a JSON object.
   */
  public Optional<Map<String, @Nullable Object>> membersOfFailure(Reply reply) {
    return DatabindReader.membersOfFailure(reply);
  }

  /** Returns the JSON of an answer, without the envelope of its body. */
  public static byte[] json(CurrentUser answer) {
    return Json.bytes(answer);
  }

  /** Decodes the JSON of an answer without an envelope; null if it cannot be read. */
  public static <T extends CurrentUser> @Nullable T answer(
      IdentityProvider<T> provider, byte[] json) {
    return new DatabindReader<>(provider, Scrubber.of(List.of())).read(json)
            instanceof ReadResult.Success<T> success
        ? success.answer()
        : null;
  }

  @Override
  public String toString() {
    return "ReplyReader{" + provider.name() + "}";
  }
}
