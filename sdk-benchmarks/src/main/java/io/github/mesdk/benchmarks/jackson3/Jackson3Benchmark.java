package io.github.mesdk.benchmarks.jackson3;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.benchmarks.InterleavedBenchmark;
import io.github.mesdk.benchmarks.Payloads;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.jackson3.MeJacksonModule;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.model.testiny.AuthInfo;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares {@code sdk-jackson3} with a module that passes each model to Jackson 2 as text, and with
 * Jackson 2 itself. Reads and writes one model of each of the five providers.
 */
public final class Jackson3Benchmark {
  /** In the order of {@link Payloads#PROVIDERS}. */
  private static final List<Class<? extends CurrentUser>> MODELS =
      List.of(
          AuthInfo.class,
          UserSession.class,
          CurrentUserInfo.class,
          AuthorizationDetails.class,
          Profile.class);

  private Jackson3Benchmark() {}

  private interface Reader {
    Object read(byte[] json, Class<?> model) throws Exception;
  }

  private interface Writer {
    byte[] write(Object model) throws Exception;
  }

  /** Runs the comparison with small and with large models. */
  public static List<Row> run() throws Exception {
    ObjectMapper jackson2 = ThroughText.jackson2();
    JsonMapper throughText =
        JsonMapper.builder().addModule(ThroughText.module(jackson2, MODELS)).build();
    JsonMapper ours = JsonMapper.builder().addModule(new MeJacksonModule()).build();
    List<Row> rows = new ArrayList<>();
    for (String size : List.of("small", "large")) {
      byte[][] json = json(size.equals("large"));
      Object[] models = readAll(jackson2::readValue, json);
      rows.addAll(
          run(
              size + ", read",
              () -> readAll(throughText::readValue, json),
              () -> readAll(jackson2::readValue, json),
              () -> readAll(ours::readValue, json)));
      rows.addAll(
          run(
              size + ", write",
              () -> writeAll(throughText::writeValueAsBytes, models),
              () -> writeAll(jackson2::writeValueAsBytes, models),
              () -> writeAll(ours::writeValueAsBytes, models)));
    }
    return rows;
  }

  private static byte[][] json(boolean large) {
    return Payloads.PROVIDERS.stream()
        .map(provider -> Payloads.modelOf(provider, large))
        .toArray(byte[][]::new);
  }

  private static List<Row> run(
      String scenario, Variant.Op throughText, Variant.Op jackson2, Variant.Op ours)
      throws Exception {
    List<Variant> variants =
        List.of(
            new Variant("Jackson 3, models as text", throughText),
            new Variant("Jackson 2", jackson2),
            new Variant(Row.OURS, ours));
    return new InterleavedBenchmark("jackson3", scenario, variants, 41, 30).run();
  }

  private static Object[] readAll(Reader reader, byte[][] json) throws Exception {
    Object[] models = new Object[json.length];
    for (int i = 0; i < models.length; i++) {
      models[i] = reader.read(json[i], MODELS.get(i));
    }
    return models;
  }

  private static Object[] writeAll(Writer writer, Object[] models) throws Exception {
    Object[] json = new Object[models.length];
    for (int i = 0; i < models.length; i++) {
      json[i] = writer.write(models[i]);
    }
    return json;
  }
}
