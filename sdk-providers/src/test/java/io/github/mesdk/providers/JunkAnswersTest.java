package io.github.mesdk.providers;

import io.github.mesdk.internal.JunkValues;
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

  @TestFactory
  Stream<DynamicTest> leaveTheUserAsItIsOrFailTheCall() {
    return Services.all()
        .map(provider ->
            DynamicTest.dynamicTest(
                provider.name(),
                () -> JunkValues.check(provider, Services.answer(provider), OPEN, Set.of())));
  }
}
