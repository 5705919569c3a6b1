package io.github.mesdk.provider.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * Checks models of applications. This class is separate, so that a program that uses only the SDK's
 * models loads neither this class nor databind.
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
      throw refused(unusable);
    } catch (MismatchedInputException incomplete) {
      if (incomplete.getOriginalMessage().startsWith("Cannot construct instance")) {
        throw refused(incomplete);
      }
    } catch (JsonProcessingException | RuntimeException incomplete) {
      // Jackson can create the model. The model requires members that this empty object does not
      // have.
    }
  }

  /**
   * Keeps Jackson's message, which names classes only, because the empty object has no value to
   * quote.
   */
  private static IllegalArgumentException refused(JsonProcessingException problem) {
    return new IllegalArgumentException(
        "Jackson cannot read the model: " + problem.getOriginalMessage(), problem);
  }
}
