package com.example;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;

@QuarkusTest
@QuarkusTestResource(Provider.class)
class MeTest extends MeContract {
  @TestHTTPResource("/me")
  URI me;

  MockIdentityProvider provider;

  @Override
  MockIdentityProvider provider() {
    return provider;
  }

  @Override
  URI me() {
    return me;
  }
}
