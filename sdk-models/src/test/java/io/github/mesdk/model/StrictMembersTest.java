package io.github.mesdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictMembersTest {

  @Test
  void jacksonSeesWhichMembersAreStrict() throws ReflectiveOperationException {
    Class<?> json =
        Class.forName(
            AuthorizationDetails.class.getPackageName() + ".ImmutableAuthorizationDetails$Json");
    ObjectMapper mapper = new ObjectMapper();
    BeanDescription read = mapper.getDeserializationConfig().introspect(mapper.constructType(json));
    List<String> strict =
        read.findProperties().stream()
            .filter(member -> member.getMutator().hasAnnotation(Strict.class))
            .map(BeanPropertyDefinition::getName)
            .toList();
    assertThat(strict).containsExactlyInAnyOrder("expiry", "session");
  }
}
