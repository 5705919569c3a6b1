package io.github.mesdk.spring.tests;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.mesdk.spring.test.WithMe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(
    classes = ServletApp.class,
    properties = {
      "mesdk.provider=rivergen",
      "mesdk.security.permit-all=/open/**",
      "spring.main.web-application-type=servlet"
    })
class WithMeMvcTest {
  @Autowired WebApplicationContext context;
  private MockMvc mvc;

  @BeforeEach
  void createMvc() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @Test
  @WithMe(user = "42", roles = "admin")
  void theControllerSeesTheUserOfTheAnnotation() throws Exception {
    mvc.perform(get("/open")).andExpect(status().isOk()).andExpect(content().string("42"));
  }

  @Test
  @WithMe(roles = "admin")
  void theUserHasTheRolesOfTheAnnotation() throws Exception {
    mvc.perform(get("/admin")).andExpect(status().isOk());
  }

  @Test
  @WithMe
  void theUserHasNoOtherRoles() throws Exception {
    mvc.perform(get("/admin")).andExpect(status().isForbidden());
  }

  @Test
  void withoutTheAnnotationARequestIsAnonymous() throws Exception {
    mvc.perform(get("/me")).andExpect(status().isUnauthorized());
    mvc.perform(get("/open")).andExpect(content().string("anonymous"));
  }
}
