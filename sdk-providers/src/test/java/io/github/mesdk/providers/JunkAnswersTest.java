package io.github.mesdk.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.internal.JunkValues;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testing.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that a value of another type, anywhere in an answer, either fails the call or leaves the
 * user as it is: subject, tenant, active, anonymous and expiresAt.
 */
class JunkAnswersTest {
  private static final Set<String> OPEN =
      Set.of(
          "github/id",
          "gitlab/id",
          "gitlab/state",
          "microsoft/id",
          "slack/user_id",
          "slack/team_id",
          "slack/enterprise_id",
          "discord/id",
          "supabase/id",
          "okta/id",
          "okta/status",
          "gitea/id",
          "better-auth/user/id",
          "redmine/user/id");

  /**
   * One more answer of a service, in which other members decide. Junk in a member that another
   * member outweighs would change nothing, strict or not.
   *
   * @param service the name of the provider
   * @param members the members that differ from those of the full answer
   */
  private record Variant(String service, String members) {
    String of(String answer) {
      ObjectNode all = Files.read(answer, ObjectNode.class);
      all.setAll(Files.read(members, ObjectNode.class));
      return all.toString();
    }
  }

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("slack", "{\"team_id\":null}"),
          new Variant("supabase", "{\"banned_until\":null}"),
          new Variant("supabase", "{\"deleted_at\":null}"),
          new Variant("gitea", "{\"prohibit_login\":true}"));

  private static Stream<String> answers(IdentityProvider<?> provider) {
    String answer = Services.answer(provider);
    return Stream.concat(
        Stream.of(answer),
        VARIANTS.stream()
            .filter(variant -> variant.service().equals(provider.name()))
            .map(variant -> variant.of(answer)));
  }

  @TestFactory
  Stream<DynamicTest> leaveTheUserAsItIsOrFailTheCall() {
    return Services.all()
        .flatMap(provider ->
            answers(provider)
                .map(answer ->
                    DynamicTest.dynamicTest(
                        provider.name(),
                        () -> JunkValues.check(provider, answer, OPEN, Set.of()))));
  }
}
