package io.github.mesdk.jackson3;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Lets Jackson 3 read and write the models of the SDK and {@link io.github.mesdk.model.Identity},
 * with the same JSON as Jackson 2.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new MeJacksonModule()).build();
 * }</pre>
 *
 * <p>{@code JsonMapper.builder().findAndAddModules()} finds this module. {@code new JsonMapper()}
 * finds no modules.
 *
 * <p>The module applies to the types of the SDK only, also inside types of the application. It does
 * not change how Jackson 3 handles other types, such as an application's own model. Numbers of
 * unknown members are exact, whatever the settings of the mapper. Immutable and thread-safe.
 */
public final class MeJacksonModule extends JacksonModule {
  private final ObjectMapper jackson2;

  /** Creates the module. */
  public MeJacksonModule() {
    this.jackson2 =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A model is usually a part of what Jackson 3 writes.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();
  }

  @Override
  public String getModuleName() {
    return "io.github.mesdk.jackson3";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addDeserializers(new ModelDeserializers(jackson2));
    context.addSerializers(new ModelSerializers(jackson2));
  }
}
