package io.github.mesdk.internal;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import io.github.mesdk.testing.SubjectOracle;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What is promised of every reply, whatever bytes it has. */
public final class ReplyPromises {
  /** Not the mapper under test: a lost check there must not be lost here as well. */
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Scrubber NO_SECRETS = Scrubber.of(List.of());
  private static final Deadline NO_LIMIT = Deadline.after(Duration.ofDays(1));
  private static final int LONGEST_MESSAGE = 4_000;

  private ReplyPromises() {}

  /** Reads the reply as a client of this provider does, and fails unless all promises are kept. */
  public static void check(IdentityProvider<? extends CurrentUser> provider, Reply reply)
      throws IOException {
    check(provider, reply, new ReplyReader<>(provider));
  }

  /** Fails unless all promises are kept; says whether there was an answer. */
  static boolean check(IdentityProvider<?> provider, Reply reply, ReplyReader<?> reader)
      throws IOException {
    ReadResult<?> outcome = reader.read(reply, NO_SECRETS, NO_LIMIT);
    if (outcome instanceof Success<?> success) {
      require(success.equals(reader.readCarefully(reply, NO_SECRETS, NO_LIMIT)), "read otherwise");
      checkAnswer(provider, reply, (CurrentUser) success.answer());
      return true;
    }
    checkFailure(reply, ((Failure<?>) outcome).exception());
    return false;
  }

  private static void checkAnswer(IdentityProvider<?> provider, Reply reply, CurrentUser me)
      throws IOException {
    require(reply.isSuccessful(), "an answer with status " + reply.status());
    SubjectOracle.check(STRICT.readTree(reply.body()), provider.subjects(), me);
    Invariants.check(me);
    byte[] written = Files.USERS_MAPPER.writeValueAsBytes(me);
    require(me.equals(Json.MAPPER.readValue(written, provider.model())), "changed on its way");
    checkUsersMapper(provider, written);
  }

  private static void checkFailure(Reply reply, MeException failure) {
    require(
        failure instanceof ApiException
            || (failure instanceof DecodeException && reply.isSuccessful()),
        "not typed: " + failure);
    require(
        !(failure instanceof UnauthenticatedException)
            || (reply.status() != 407 && reply.status() != 429),
        "an outage is taken for a rejected token");
    require(failure.getMessage().length() <= LONGEST_MESSAGE, "a message without end");
    require(failure.getMessage().codePoints().noneMatch(Character::isISOControl), "a forged line");
  }

  /** Fails unless a user's own mapper refuses the body or reads a model that keeps them all. */
  static void checkUsersMapper(IdentityProvider<?> provider, byte[] body) throws IOException {
    CurrentUser me;
    try {
      me = Files.USERS_MAPPER.readValue(body, provider.model());
    } catch (IOException refused) {
      return; // Jackson's own, or that of a decoder of characters
    }
    JsonNode tree = Files.USERS_MAPPER.readTree(body);
    if (me == null) {
      require(tree.isNull(), "a model of nothing");
      return;
    }
    String payload = provider.payload().map(name -> name + ".").orElse("");
    SubjectOracle.check(
        tree,
        provider.subjects().stream().map(path -> path.substring(payload.length())).toList(),
        me);
    Invariants.check(me);
    require(me.equals(Invariants.again(me)), "changed on its way");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
