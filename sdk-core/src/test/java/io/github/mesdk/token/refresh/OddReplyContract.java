package io.github.mesdk.token.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Successful replies of token endpoints that differ from RFC 6749, as public bug reports show them.
 * Every kind of token request reads them the same way.
 */
@Timeout(60)
public abstract class OddReplyContract extends RefreshFixture {
  private static final StoredTokens LOGIN = StoredTokens.of("refresh-0");

  /** The member with the access token. */
  protected String tokenMember() {
    return "access_token";
  }

  /** Whether the request sends the refresh token of the store. */
  protected boolean isRefresh() {
    return true;
  }

  /** The body of a reply with these members. */
  protected String body(String members) {
    return "{" + members + "}";
  }

  @Override
  protected String invalidRefreshToken() {
    throw new AssertionError("this contract has no refusals");
  }

  @Override
  protected LoginOwner owner() {
    throw new AssertionError("this contract compares tokens only");
  }

  /**
   * Does not use {@code Files}, whose mapper needs a module that {@code sdk-oauth2} does not have.
   */
  static Stream<Row> rows() throws IOException {
    try (InputStream in =
        requireNonNull(
            OddReplyContract.class.getResourceAsStream("/fixtures/odd-token-replies.csv"))) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).map(Row::parse);
    }
  }

  /**
   * One reply.
   *
   * @param members the JSON members; {@code @} is the name of the access token
   * @param outcome {@code token}, the seconds until its expiry, or {@code refused} and a part of
   *     the message
   * @param refresh the new refresh token; empty if the old one is kept
   */
  record Row(String members, String outcome, String refresh) {
    static Row parse(String line) {
      String[] cells = line.split(";", -1);
      return new Row(cells[0], cells[1], cells[2]);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aReplyIsReadMemberByMember(Row row) {
    check(row, body(row.members().replace("@", tokenMember())));
  }

  private void check(Row row, String body) {
    check(row, body.getBytes(UTF_8));
  }

  private void check(Row row, byte[] body) {
    TokenStore store = storeWith(LOGIN);
    server.enqueue(Servers.json(200, "").newBuilder().body(new Buffer().write(body)).build());
    if (row.outcome().startsWith("refused ")) {
      String shown = row.outcome().replace("@", tokenMember()).substring("refused ".length());
      TokenException refused = failure(TokenException.class, source(store)::token);
      assertThat(refused).hasMessageContaining(shown);
      assertThat(refused.retryable() || refused.isMissing()).isFalse();
      assertThat(refused.getMessage()).doesNotContain("5ecret");
    } else {
      AccessToken token = source(store).token();
      assertThat(token.value()).isEqualTo("new");
      assertThat(token.expiresAt())
          .isEqualTo(
              row.outcome().equals("token")
                  ? Optional.empty()
                  : Optional.of(clock.instant().plusSeconds(Long.parseLong(row.outcome()))));
    }
    boolean isRotated = isRefresh() && !row.refresh().isEmpty();
    assertThat(refreshToken(store)).contains(isRotated ? row.refresh() : "refresh-0");
    assertThat(requests()).isEqualTo(1);
  }

  /** Members that make a reply unreadable, and a part of the message. */
  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("a long number", "9".repeat(1_001), "too long a number"),
        Arguments.of("deep", "[".repeat(300) + "]".repeat(300), "nested too deeply"),
        Arguments.of("very deep", "[".repeat(9_000) + "]".repeat(9_000), "nested too deeply"),
        Arguments.of("many values", "[" + "1,".repeat(300_000) + "1]", "too many values"),
        Arguments.of("a long name", "{\"" + "n".repeat(60_000) + "\":1}", "or name"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void aReplyBeyondALimitIsRefusedAndKeepsTheNewRefreshToken(
      String name, String value, String problem) {
    String members =
        "\"" + tokenMember() + "\":\"new\",\"x\":" + value + ",\"refresh_token\":\"refresh-1\"";
    check(new Row(name, "refused " + problem, "refresh-1"), body(members));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32BE", "ISO-8859-1"})
  void aReplyThatIsNotUtf8IsRefusedAndKeepsTheNewRefreshToken(String charset) {
    String members =
        "\"" + tokenMember() + "\":\"new\",\"x\":\"é\",\"refresh_token\":\"refresh-1\"";
    byte[] body = body(members).getBytes(Charset.forName(charset));
    check(new Row(charset, "refused not UTF-8", "refresh-1"), body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "x", "]", ",\"refresh_token\":\"refresh-2\"}"})
  void bytesAfterAReplyDoNotHideTheNewRefreshToken(String more) {
    String members = "\"" + tokenMember() + "\":\"new\",\"refresh_token\":\"refresh-1\"";
    Row row = new Row(more, "refused not valid JSON", "refresh-1");
    check(row, body(members) + more);
  }

  @Test
  void aReplyThatIsCutOffKeepsTheNewRefreshTokenIfItIsComplete() {
    String whole =
        body("\"" + tokenMember() + "\":\"new\",\"refresh_token\":\"refresh-1\",\"scope\":\"abc\"");
    Row row = new Row("", "refused truncated JSON", "refresh-1");
    check(row, whole.substring(0, whole.indexOf("bc")));
  }

  @Test
  void aDuplicateNameThatIsASecretOfTheRequestIsNotShown() {
    TokenStore store = storeWith(LOGIN);
    answer(200, body("\"" + tokenMember() + "\":\"new\",\"refresh-0\":1,\"refresh-0\":2"));
    MeException refused = failure(TokenException.class, source(store)::token);
    assertThat(refused).hasMessageContaining("duplicate member");
    Secrets.assertAbsent(refused, isRefresh() ? "refresh-0" : "hush-hush");
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    Row row = new Row("\"@\":\"new\",\"refresh_token\":\"refresh-1\"", "token", "refresh-1");
    check(row, "\uFEFF" + body(row.members().replace("@", tokenMember())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<p>Welcome</p>", "[]", "null", "7", "{\"a\":", "{} {}"})
  void aReplyThatIsNoJsonObjectIsAnOutage(String body) {
    TokenStore store = storeWith(LOGIN);
    answer(200, body);
    assertThat(failure(TokenException.class, source(store)::token).retryable()).isTrue();
    assertThat(store.read(far)).contains(LOGIN);
  }
}
