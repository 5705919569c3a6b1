package io.github.mesdk.provider;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.internal.CodeMeanings;
import io.github.mesdk.provider.internal.Meaning;

/**
 * What a provider's codes mean. A code decides before the status does, because status lies. Codes
 * compare without case; one that ends in {@code *} stands for all that begin so, and an exact code
 * goes before it. The standard OAuth codes are known besides. Immutable.
 */
public final class CodeTable {
  final CodeMeanings meanings;

  private CodeTable(CodeMeanings meanings) {
    this.meanings = new CodeMeanings(meanings);
  }

  /** A new builder for an empty table. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link CodeTable}s; not thread-safe. */
  public static final class Builder {
    private final CodeMeanings meanings = new CodeMeanings();

    private Builder() {}

    /** Codes that mean the token was not accepted, and why. */
    public Builder unauthenticated(UnauthenticatedReason reason, String... codes) {
      return put(Meaning.unauthenticated(reason), codes);
    }

    /** Codes that mean the token may not ask this. */
    public Builder permissionDenied(String... codes) {
      return put(Meaning.of(ErrorKind.PERMISSION_DENIED), codes);
    }

    /** Codes that mean the question was wrong. */
    public Builder invalidRequest(String... codes) {
      return put(Meaning.of(ErrorKind.INVALID_REQUEST), codes);
    }

    /** Codes that mean what was asked about does not exist. */
    public Builder notFound(String... codes) {
      return put(Meaning.of(ErrorKind.NOT_FOUND), codes);
    }

    /** Codes that mean too many requests; asking later may help. */
    public Builder rateLimited(String... codes) {
      return put(Meaning.of(ErrorKind.RATE_LIMITED), codes);
    }

    /** Codes that mean the service cannot answer now; asking again may help. */
    public Builder unavailable(String... codes) {
      return put(Meaning.of(ErrorKind.UNAVAILABLE), codes);
    }

    /** Codes that mean the service has a fault of its own; asking again does not help. */
    public Builder broken(String... codes) {
      return put(new Meaning(ErrorKind.UNAVAILABLE, null, false), codes);
    }

    /** The table. */
    public CodeTable build() {
      return new CodeTable(meanings);
    }

    private Builder put(Meaning meaning, String... codes) {
      meanings.put(meaning, codes);
      return this;
    }
  }
}
