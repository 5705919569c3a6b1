package io.github.mesdk.testkit;

import java.util.List;

/** The users that every system has from the start. */
final class SampleUsers {
  private static final MockOrganization ENGINES =
      new MockOrganization("1001", "Analytical Engines", true);
  private static final MockOrganization SOCIETY =
      new MockOrganization("1002", "Royal Society", false);

  private SampleUsers() {}

  /** An administrator with all values set, a regular member and a suspended user. */
  static List<MockUser> of(MockSystem system) {
    return List.of(ada(system), grace(system), alan(system));
  }

  private static MockUser ada(MockSystem system) {
    return MockUser.builder()
        .id(id(system, "1815"))
        .givenName("Ada")
        .familyName("Lovelace")
        .picture("https://images.example.com/ada.png")
        .phoneNumber("+44 20 7946 0815")
        .gender("female")
        .addRoles("admin", "analyst")
        .addPermissions("engines.read", "engines.run", "members.manage")
        .addGroups("engineering")
        .addOrganizations(ENGINES, SOCIETY)
        .mfaEnabled(true)
        .build();
  }

  private static MockUser grace(MockSystem system) {
    return MockUser.builder()
        .id(id(system, "1906"))
        .givenName("Grace")
        .familyName("Hopper")
        .locale("en-US")
        .zoneInfo("America/New_York")
        .addRoles("analyst")
        .addPermissions("engines.read")
        .addOrganizations(new MockOrganization(ENGINES.id(), ENGINES.name(), false))
        .build();
  }

  private static MockUser alan(MockSystem system) {
    return MockUser.builder()
        .id(id(system, "1912"))
        .givenName("Alan")
        .familyName("Turing")
        .emailVerified(false)
        .suspended(true)
        .build();
  }

  /** An id in the format of the system. */
  private static String id(MockSystem system, String year) {
    return switch (system) {
      case TESTINY, PULSE, RIVERGEN, GITHUB, GITLAB, GITEA, REDMINE -> year;
      case KRYSTAL, BETTER_AUTH -> "user_" + year;
      // Nineteen digits exceed JavaScript's safe integers, so the id must stay a string.
      case CLOUDBASE, DISCORD -> "987654321012345" + year;
      case SLACK -> "U0000" + year;
      case OKTA -> "00u0000000000000" + year;
      case OIDC, MICROSOFT, SUPABASE -> "5f0c2a7e-0000-4000-8000-00000000" + year;
    };
  }
}
