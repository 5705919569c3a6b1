package io.github.mesdk.provider.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.List;

/** Where a value is sent in a request. */
public sealed interface ParameterLocation {

  /**
   * The {@code Authorization} header (RFC 9110, section 11.6.2).
   *
   * @param scheme the authentication scheme, such as {@code Bearer}
   * @param isEncoded whether the value is sent in Base64, as HTTP Basic authentication requires
   */
  record Authorization(String scheme, boolean isEncoded) implements ParameterLocation {
    /** Creates a location. */
    public Authorization {
      requireNonNull(scheme, "scheme");
    }

    /** Returns the value as it is sent; a user name without a password gets an empty password. */
    public String sent(String value) {
      if (!isEncoded) {
        return value;
      }
      String pair = value.indexOf(':') < 0 ? value + ":" : value;
      return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    /** Returns the password in a value that is sent in Base64; other values contain none. */
    public List<String> passwords(String value) {
      return isEncoded ? List.of(value.substring(value.indexOf(':') + 1)) : List.of();
    }
  }

  /**
   * A header.
   *
   * @param name the name of the header
   */
  record Header(String name) implements ParameterLocation {
    /** Creates a location. */
    public Header {
      requireNonNull(name, "name");
    }
  }

  /**
   * A query parameter; each member of an argument that is an object becomes {@code name[member]}.
   *
   * @param name the name of the parameter
   */
  record Query(String name) implements ParameterLocation {
    /** Creates a location. */
    public Query {
      requireNonNull(name, "name");
    }
  }

  /**
   * A field of the form in the body. Each member of an argument that is an object becomes {@code
   * name[member]}.
   *
   * @param name the name of the field
   */
  record Form(String name) implements ParameterLocation {
    /** Creates a location. */
    public Form {
      requireNonNull(name, "name");
    }
  }

  /**
   * A member of the JSON body. An argument that is an object becomes a nested JSON object.
   *
   * @param name the name of the JSON member
   */
  record Body(String name) implements ParameterLocation {
    /** Creates a location. */
    public Body {
      requireNonNull(name, "name");
    }
  }
}
