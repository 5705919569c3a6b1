package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

class MockIdentityProviderExtensionTest {

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @ExtendWith(MockIdentityProviderExtension.class)
  class MethodParameter {
    private final List<MockIdentityProvider> earlier = new ArrayList<>();
    private MockIdentityProvider before;

    @BeforeEach
    void remember(MockIdentityProvider idp) {
      before = idp;
    }

    @RepeatedTest(2)
    void eachTestGetsANewProviderAndThePreviousOneIsClosed(MockIdentityProvider idp)
        throws Exception {
      assertThat(idp).isSameAs(before);
      assertThat(new TestClient(idp).me(MockSystem.PULSE, "x").status()).isEqualTo(401);
      for (MockIdentityProvider closed : earlier) {
        assertThat(closed).isNotSameAs(idp);
        assertThatThrownBy(() -> new TestClient(closed).me(MockSystem.PULSE, "x"))
            .isInstanceOf(IOException.class);
      }
      earlier.add(idp);
    }
  }

  @Nested
  @WithMockIdentityProvider
  class ConstructorParameter {
    private final MockIdentityProvider own;

    ConstructorParameter(MockIdentityProvider idp) {
      own = idp;
    }

    @Test
    void sharesTheProviderWithTheTestMethod(MockIdentityProvider idp) {
      assertThat(idp).isSameAs(own);
    }
  }

  @Nested
  @WithMockIdentityProvider
  class BeforeAllParameter {
    private static MockIdentityProvider shared;

    @BeforeAll
    static void keep(MockIdentityProvider idp) {
      shared = idp;
    }

    @RepeatedTest(2)
    void aProviderOfBeforeAllIsSharedByAllTests(MockIdentityProvider idp) throws Exception {
      assertThat(idp).isSameAs(shared);
      assertThat(new TestClient(idp).me(MockSystem.PULSE, "x").status()).isEqualTo(401);
    }
  }
}
