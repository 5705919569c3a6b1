package io.github.mesdk.testkit;

import java.util.List;

/**
 * The users of a provider.
 *
 * @param own the users that the test has set; the sample users if there are none
 */
record Users(List<MockUser> own) {

  /** The users as this system knows them; never empty. */
  List<MockUser> of(MockSystem system) {
    return own.isEmpty()
        ? SampleUsers.of(system)
        : own.stream().map(user -> user.at(system)).toList();
  }

  /** The user who is signed in from the start and owns the password and the API key. */
  MockUser first(MockSystem system) {
    return of(system).get(0);
  }
}
