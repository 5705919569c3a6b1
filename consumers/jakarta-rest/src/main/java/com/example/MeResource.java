package com.example;

import io.github.mesdk.model.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Answers with the user that the filter found. */
@Path("/me")
public class MeResource {

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Identity me(@Context ContainerRequestContext request) {
    return (Identity) request.getProperty(MeFilter.USER);
  }
}
