package io.github.mesdk.testkit;

/** A program that sends one request and does not close its provider. */
final class UnclosedProvider {
  private UnclosedProvider() {}

  public static void main(String[] args) throws Exception {
    MockIdentityProvider idp = MockIdentityProvider.start();
    System.out.println(
        new TestClient(idp).me(MockSystem.OIDC, idp.token(MockSystem.OIDC)).status());
  }
}
