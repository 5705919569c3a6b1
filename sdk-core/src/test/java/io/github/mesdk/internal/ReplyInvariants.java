package io.github.mesdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult.Failure;
import io.github.mesdk.internal.ReadResult.Success;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Invariants;
import io.github.mesdk.testing.Replies;
import io.github.mesdk.testing.SubjectOracle;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Checks the guarantees that hold for every reply, regardless of its bytes. */
public final class ReplyInvariants {
  /** Independent of the mapper under test, so that a check missing there still fails here. */
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Scrubber NO_SECRETS = Scrubber.of(List.of());
  private static final Deadline NO_LIMIT = Deadline.after(Duration.ofDays(1));
  private static final int LONGEST_MESSAGE = 4_000;

  private ReplyInvariants() {}

  /** Reads the reply as a client of this provider does, and checks the result. */
  public static void check(IdentityProvider<? extends CurrentUser> provider, Reply reply)
      throws IOException {
    check(provider, reply, new ReplyReader<>(provider));
  }

  /** Checks the result of reading a reply and returns whether it is an answer. */
  static boolean check(IdentityProvider<?> provider, Reply reply, ReplyReader<?> reader)
      throws IOException {
    ReadResult<?> outcome = reader.read(reply, NO_SECRETS, NO_LIMIT);
    if (outcome instanceof Success<?> success) {
      require(
          success.equals(reader.readWithDatabind(reply, NO_SECRETS, NO_LIMIT)),
          "the streaming reader and the databind reader disagree");
      checkAnswer(provider, reply, reader, (CurrentUser) success.answer());
      return true;
    }
    checkFailure(reply, ((Failure<?>) outcome).exception());
    return false;
  }

  private static void checkAnswer(
      IdentityProvider<?> provider, Reply reply, ReplyReader<?> reader, CurrentUser me)
      throws IOException {
    require(reply.isSuccessful(), "an answer with status " + reply.status());
    SubjectOracle.check(STRICT.readTree(reply.body()), provider.subjects(), me);
    Invariants.check(me);
    byte[] written = Files.USERS_MAPPER.writeValueAsBytes(me);
    String payload = provider.payload().orElse(null);
    ObjectNode body = (ObjectNode) Json.tree(written);
    if (payload != null) {
      body = Json.mapper().createObjectNode().set(payload, body);
    }
    Reply again = Replies.of(200, Json.mapper().writeValueAsBytes(body));
    // In place of an unpaired surrogate, U+FFFD makes an unreadable text readable.
    boolean isAltered = new String(written, UTF_8).indexOf('\uFFFD') >= 0;
    require(
        reader.readWithDatabind(again, NO_SECRETS, NO_LIMIT) instanceof Success<?> read
            && (isAltered || me.equals(read.answer())),
        "the round trip changed the answer");
    checkUsersMapper(provider, written);
  }

  private static void checkFailure(Reply reply, MeException failure) {
    require(
        failure instanceof ApiException
            || (failure instanceof DecodeException && reply.isSuccessful()),
        "not a typed failure: " + failure);
    require(
        !(failure instanceof UnauthenticatedException)
            || (reply.status() != 407 && reply.status() != 429),
        "an outage is reported as a rejected token");
    require(failure.getMessage().length() <= LONGEST_MESSAGE, "the message is too long");
    require(
        failure.getMessage().codePoints().noneMatch(Character::isISOControl),
        "the message contains a control character");
  }

  /** Checks that a user's own mapper rejects the body or reads a valid model. */
  static void checkUsersMapper(IdentityProvider<?> provider, byte[] body) throws IOException {
    CurrentUser me;
    try {
      me = Files.USERS_MAPPER.readValue(body, provider.model());
    } catch (IOException refused) {
      return; // Jackson or its character decoder rejected the body
    }
    JsonNode tree = Files.USERS_MAPPER.readTree(body);
    if (me == null) {
      require(tree.isNull(), "the mapper read null from a body that is not null");
      return;
    }
    String payload = provider.payload().map(name -> name + ".").orElse("");
    SubjectOracle.check(
        tree,
        provider.subjects().stream().map(path -> path.substring(payload.length())).toList(),
        me);
    Invariants.check(me);
    require(me.equals(Invariants.roundTrip(me)), "the round trip changed the answer");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
