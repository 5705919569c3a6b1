package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** A description whose values are sent in a form. */
class FormBodyTest {

  @Test
  void tokenArgumentsAndConstantMembersAreFieldsOfTheForm() throws Exception {
    try (MockWebServer server = NoDelaySockets.newServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().body("{\"userId\":7}").build());
      IdentityProvider<AuthInfo> own =
          IdentityProvider.builder("own", AuthInfo.class)
              .baseUrl(URI.create(server.url("/").toString()))
              .post("/me")
              .token(Placement.form("token"))
              .argument("filter", Placement.form("f"))
              .bodyMember("hint", "a&b=c d+\u00e9")
              .build();
      MeArguments arguments = MeArguments.of(Argument.of(List.of("filter", "one", "two"), "x y"));
      MeClient.builder(own).build().me(MeRequest.ofToken("t+/=").withArguments(arguments));
      RecordedRequest request = server.takeRequest();
      assertThat(request.getHeaders().get("Content-Type"))
          .isEqualTo("application/x-www-form-urlencoded");
      assertThat(request.getBody().utf8().split("&"))
          .containsExactlyInAnyOrder(
              "hint=a%26b%3Dc+d%2B%C3%A9", "f%5Bone%5D%5Btwo%5D=x+y", "token=t%2B%2F%3D");
    }
  }
}
