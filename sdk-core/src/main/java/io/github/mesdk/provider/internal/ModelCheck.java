package io.github.mesdk.provider.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * Checks the model classes that applications write. This class is separate, so that a program that
 * uses only the SDK's models loads neither this class nor databind.
 */
public final class ModelCheck {
  private ModelCheck() {}

  /**
   * Checks that Jackson can create this model.
   *
   * @throws IllegalArgumentException if Jackson cannot create the model, for example because the
   *     model is abstract
   */
  public static void check(Class<?> model) {
    try {
      new ObjectMapper().readValue("{}", model);
    } catch (InvalidDefinitionException unusable) {
      throw cannotCreate(unusable);
    } catch (MismatchedInputException incomplete) {
      if (incomplete.getOriginalMessage().startsWith("Cannot construct instance")) {
        throw cannotCreate(incomplete);
      }
    } catch (JsonProcessingException | RuntimeException incomplete) {
      // Jackson can create the model. The model requires members that this empty object does not
      // have.
    }
  }

  /**
   * Returns an exception that includes Jackson's message. The message names classes only. It quotes
   * no values, because the empty JSON object has none.
   */
  private static IllegalArgumentException cannotCreate(JsonProcessingException problem) {
    return new IllegalArgumentException(
        "Jackson cannot read the model: " + problem.getOriginalMessage(), problem);
  }
}
