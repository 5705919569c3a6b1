package io.github.mesdk.testkit;

/** A program that asks once and does not close. */
final class UnclosedProvider {
  private UnclosedProvider() {}

  public static void main(String[] args) throws Exception {
    MockIdentityProvider idp = MockIdentityProvider.start();
    System.out.println(new Browser(idp).me(MockSystem.OIDC, idp.token(MockSystem.OIDC)).status());
  }
}
