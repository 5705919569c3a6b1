package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.DescriptionTest.User;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which mistakes in a description are found when it is built. */
class DescriptionMistakesTest {
  private static final URI OWN = URI.create("https://own.example.com");

  private static IdentityProviderBuilder<User> own() {
    return IdentityProvider.builder("own", User.class).baseUrl(OWN).subject("id");
  }

  private static void assertMistake(
      UnaryOperator<IdentityProviderBuilder<User>> mistake, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mistake.apply(own()).build())
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "a.", ".a", "a..b", "/a", "/a/b", "$.a", "$", "a[0]", "a.*", "a b", "a ", "a\t"
      })
  void aPathIsMadeOfNames(String path) {
    String message = "names separated by dots";
    assertMistake(own -> own.payload(path), message);
    assertMistake(own -> own.subject(path), message);
    assertMistake(own -> own.failureWhen(path, true, ErrorKind.NOT_FOUND), message);
    assertMistake(own -> own.secondFactorWhen(path), message);
    assertMistake(own -> own.errors(ErrorFields.none().code(path)), message);
    assertMistake(own -> own.errors(ErrorFields.none().message(path)), message);
    assertMistake(own -> own.errors(ErrorFields.none().requestId(path)), message);
    assertMistake(own -> own.errors(ErrorFields.none().missingScopes(path)), message);
    assertMistake(own -> own.strict("suspended", path), message);
    assertMistake(own -> own.credentials("token", path), "the path of a member of the answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "né"})
  void aHeaderHasAName(String name) {
    String message = "not the name of a header";
    assertMistake(own -> own.token(Placement.header(name)), message);
    assertMistake(own -> own.argument("a", Placement.header(name)), message);
    assertMistake(own -> own.rateLimitedWhen(name, "0"), message);
    assertMistake(own -> own.header(name, "1"), "this header cannot be set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization", "Content-Type", "Cookie", "Host"})
  void aConstantHeaderIsNotReserved(String name) {
    assertMistake(own -> own.header(name, "value"), "this header cannot be set: " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"value-1815\r\nX-Other: 1", " value-1815", "value-1815\u00e9"})
  void aHeaderCanCarryAConstantValue(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> own().header("X-Own", value).build())
        .withMessageContaining("the value for X-Own")
        .withMessageNotContaining("value-1815");
  }

  @Test
  void onlyATokenIsSentWithAnAuthenticationScheme() {
    String message = "for tokens only";
    assertMistake(own -> own.argument("a", Placement.bearer()), message);
    assertMistake(own -> own.argument("a", Placement.basic()), message);
    assertMistake(own -> own.argument("a", Placement.authorization("Bot")), message);
    assertThat(own().token(Placement.header("Authorization")).build()).isNotNull();
  }

  @Test
  void twoValuesAreNotSentInTheSamePlace() {
    String message = "in the same place";
    assertMistake(own -> own.argument("a", Placement.header("AUTHORIZATION")), message);
    assertMistake(
        own -> own.token(Placement.header("X-Key")).argument("a", Placement.header("x-key")),
        message);
    assertMistake(
        own -> own.argument("a", Placement.query("q")).argument("b", Placement.query("q")),
        message);
    assertMistake(
        own -> own.post("/").bodyMember("query", "{}").token(Placement.body("query")), message);
    assertMistake(
        own -> own.post("/").bodyMember("query", "{}").argument("a", Placement.body("query")),
        message);
    assertThat(
            own()
                .token(Placement.query("q"))
                .post("/")
                .argument("a", Placement.header("q"))
                .bodyMember("q", "{}")
                .build())
        .isNotNull();
  }

  @Test
  void aSecondFactorNeedsTheSubject() {
    assertMistake(own -> own.subject().secondFactorWhen("mfa"), "without subject(…)");
    assertThat(own().subject().failureWhen("ok", false, ErrorKind.NOT_FOUND).build()).isNotNull();
  }

  @Test
  void aGetHasNoBody() {
    assertMistake(own -> own.argument("a", Placement.body("a")), "a GET cannot send a body");
    assertMistake(own -> own.token(Placement.body("token")), "a GET cannot send a body");
    assertMistake(own -> own.bodyMember("query", "{}"), "a GET cannot send a body");
    assertMistake(own -> own.token(Placement.form("token")), "a GET cannot send a body");
    assertThat(own().bodyMember("query", "{}").post("/").build()).isNotNull();
  }

  @Test
  void aBodyIsEitherJsonOrAForm() {
    assertMistake(
        own -> own.post("/").token(Placement.form("t")).argument("a", Placement.body("a")),
        "either JSON or a form");
    assertMistake(
        own -> own.post("/").token(Placement.form("t")).bodyMember("t", "1"), "in the same place");
  }

  @Test
  void aPathOfAUrlHasNoQuery() {
    assertMistake(own -> own.get("/me?fields=id"), "query");
    assertMistake(own -> own.post("/me#id"), "fragment");
    URI withQuery = OWN.resolve("/me?fields=id");
    assertMistake(own -> own.endpoint(withQuery).post("/y"), "with a query cannot have a path");
    assertMistake(own -> own.endpoint(withQuery).get("/y"), "with a query cannot have a path");
    assertThat(own().endpoint(withQuery).build().baseUrl()).isEqualTo(withQuery);
  }

  abstract static class Abstract implements CurrentUser {}

  interface NoModel extends CurrentUser {}

  static final class WithoutConstructor implements CurrentUser {
    WithoutConstructor(String id) {
      assertThat(id).isNotNull();
    }

    @Override
    public Identity identity() {
      throw new AssertionError();
    }
  }

  final class Inner implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder()
          .provider(DescriptionMistakesTest.this.toString())
          .subject("1")
          .build();
    }
  }

  static final class Plain implements CurrentUser {
    private final String id;

    @JsonCreator
    Plain(@JsonProperty("id") String id) {
      this.id = Optional.ofNullable(id).orElseThrow();
    }

    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).build();
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Abstract.class,
        NoModel.class,
        CurrentUser.class,
        WithoutConstructor.class,
        Inner.class
      })
  void jacksonCanCreateTheModel(Class<? extends CurrentUser> model) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdentityProvider.builder("own", model).baseUrl(OWN).build())
        .withMessageContaining("Jackson cannot read the model")
        .withMessageContaining(model.getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(classes = {User.class, Plain.class, UserInfo.class, HarbourUser.class})
  void otherModelsAreAccepted(Class<? extends CurrentUser> model) {
    assertThat(IdentityProvider.builder("own", model).baseUrl(OWN).build().model())
        .isEqualTo(model);
  }
}
