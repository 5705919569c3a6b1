package com.example;

import io.github.mesdk.model.Identity;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers with the user that the filter found. */
@Controller("/me")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeController {

  @Get
  Identity me(@RequestAttribute("user") Identity user) {
    return user;
  }
}
