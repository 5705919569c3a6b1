package io.github.mesdk.provider;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.internal.CodeMeanings;
import io.github.mesdk.provider.internal.Meaning;

/**
 * Maps the error codes of a provider to kinds of failure. A known error code takes precedence over
 * the HTTP status, because a status is often misleading. Error codes are case-insensitive. An entry
 * that ends in {@code *} matches every error code with that prefix. An exact entry takes precedence
 * over a prefix. The standard OAuth error codes are always known. Immutable.
 */
public final class CodeTable {
  final CodeMeanings meanings;

  CodeTable(CodeMeanings meanings) {
    this.meanings = meanings;
  }

  /** Returns a new builder for an empty table. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link CodeTable}s; not thread-safe. */
  public static final class Builder {
    private final CodeMeanings meanings = new CodeMeanings();

    private Builder() {}

    /** Adds error codes for a rejected token, with the reason. */
    public Builder unauthenticated(UnauthenticatedReason reason, String... codes) {
      return put(Meaning.unauthenticated(reason), codes);
    }

    /** Adds error codes for a token that lacks the permission for this call. */
    public Builder permissionDenied(String... codes) {
      return put(Meaning.of(ErrorKind.PERMISSION_DENIED), codes);
    }

    /** Adds error codes for an invalid request. */
    public Builder invalidRequest(String... codes) {
      return put(Meaning.of(ErrorKind.INVALID_REQUEST), codes);
    }

    /** Adds error codes for a resource that does not exist. */
    public Builder notFound(String... codes) {
      return put(Meaning.of(ErrorKind.NOT_FOUND), codes);
    }

    /** Adds error codes for too many requests. A retry after a wait may help. */
    public Builder rateLimited(String... codes) {
      return put(Meaning.of(ErrorKind.RATE_LIMITED), codes);
    }

    /** Adds error codes for a temporary outage of the service. A retry may help. */
    public Builder unavailable(String... codes) {
      return put(Meaning.of(ErrorKind.UNAVAILABLE), codes);
    }

    /** Adds error codes for an internal error of the service. A retry does not help. */
    public Builder broken(String... codes) {
      return put(new Meaning(ErrorKind.UNAVAILABLE, null, false), codes);
    }

    /**
     * Declares that the service sends an error code with every rejection of a token. A 401 or 403
     * without an error code, but with a message at a path of {@link ErrorFields#message}, which
     * must be set, is then an invalid request: a gateway refused a credential of the calling
     * program, such as its API key. By default, the 401 is a rejected token and the 403 a denied
     * permission, as they are without a message.
     *
     * @see ErrorFields#message
     */
    public Builder invalidRequestWithoutCode() {
      return invalidRequest(CodeMeanings.NO_CODE);
    }

    /** Returns the table. */
    public CodeTable build() {
      return new CodeTable(new CodeMeanings(meanings));
    }

    private Builder put(Meaning meaning, String... codes) {
      meanings.put(meaning, codes);
      return this;
    }
  }
}
