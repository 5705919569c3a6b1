package io.github.mesdk.testing;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import java.util.Optional;
import java.util.stream.Stream;

/** One row of {@code errors.csv}, the table of a provider's failures. */
public record ErrorRow(
    int status,
    String file,
    String code,
    ErrorKind kind,
    Optional<UnauthenticatedReason> reason,
    boolean retryable) {

  /** Reads the rows of a provider. */
  public static Stream<ErrorRow> of(String provider) {
    return Files.text(provider + "/errors.csv").lines().skip(1).map(ErrorRow::parse);
  }

  private static ErrorRow parse(String line) {
    String[] cells = line.split(",", -1);
    return new ErrorRow(
        Integer.parseInt(cells[0]),
        cells[1],
        cells[2],
        ErrorKind.valueOf(cells[3]),
        cells[4].isEmpty()
            ? Optional.empty()
            : Optional.of(UnauthenticatedReason.valueOf(cells[4])),
        Boolean.parseBoolean(cells[5]));
  }

  /** The response body, with the code filled in. */
  public String body(String provider) {
    return Files.text(provider + "/" + file).replace("__CODE__", code);
  }
}
