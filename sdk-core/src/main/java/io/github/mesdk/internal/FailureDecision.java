package io.github.mesdk.internal;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.internal.CodeMeanings;
import io.github.mesdk.provider.internal.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what kind of failure a reply is. The first rule that applies decides:
 *
 * <ol>
 *   <li>The status, for a redirect, a 407 and a 429. These replies often come from an intermediary.
 *   <li>An error code in the provider's own table.
 *   <li>A challenge that requires DPoP, if the request had no DPoP proof: the request was wrong. So
 *       it was if the proof was refused.
 *   <li>A 401: the token was rejected, unless the token only lacks a scope. A standard error code
 *       adds the reason.
 *   <li>A 5xx: the service is unavailable.
 *   <li>For another 4xx, a header that the provider description names as the sign of a rate limit.
 *   <li>A standard OAuth error code, in the body or else in a challenge.
 *   <li>A sign of failure in a reply with a success status.
 *   <li>The status.
 * </ol>
 */
final class FailureDecision {
  private final int status;
  private final CodeMeanings table;
  private final boolean isRateLimited;

  /**
   * The error codes in order of precedence: first the codes at the paths of the provider
   * description.
   */
  private final List<String> codes;

  private final @Nullable String ownCode;
  private final boolean isProofMissing;

  /**
   * Creates the decision for one reply.
   *
   * @param table the provider's own table
   * @param bodyCodes the error codes in the body, in order of precedence
   * @param challengeCode the error code in the challenge; null if there is none
   * @param isRateLimited whether the reply has the rate-limit header that the provider description
   *     names
   * @param isProofMissing whether the service requires DPoP and the request had no DPoP proof
   */
  FailureDecision(
      int status,
      CodeMeanings table,
      List<String> bodyCodes,
      @Nullable String challengeCode,
      boolean isRateLimited,
      boolean isProofMissing) {
    this.status = status;
    this.isProofMissing = isProofMissing;
    this.isRateLimited = isRateLimited;
    this.table = table;
    this.codes = new ArrayList<>(bodyCodes);
    if (challengeCode != null) {
      codes.add(challengeCode);
    }
    // A standard error code in a challenge keeps its standard meaning, even if the table has that
    // error code.
    boolean isStandard = challengeCode != null && isStandard(challengeCode);
    this.ownCode = firstKnown(table, isStandard ? bodyCodes : codes);
  }

  private static @Nullable String firstKnown(CodeMeanings table, List<String> codes) {
    for (String code : codes) {
      if (table.meaning(code) != null) {
        return code;
      }
    }
    return null;
  }

  /**
   * Returns the error code to report: the first code that a table knows, or else the first code.
   */
  Optional<String> code() {
    String known = ownCode != null ? ownCode : firstKnown(CodeMeanings.OAUTH2, codes);
    return known != null ? Optional.of(known) : codes.stream().findFirst();
  }

  /** Returns whether {@code code} is a standard OAuth error code. */
  static boolean isStandard(String code) {
    return CodeMeanings.OAUTH2.meaning(code) != null;
  }

  /** Returns what an error code or a header says about the failure; null if neither decides. */
  @Nullable Meaning meaningOfCode() {
    if (status / 100 == 3 || status == 407 || status == 429) {
      return null;
    }
    if (ownCode != null) {
      return table.meaning(ownCode);
    }
    if (isRateLimited && status / 100 == 4 && status != 401) {
      return Meaning.of(ErrorKind.RATE_LIMITED);
    }
    if (isProofMissing) {
      return Meaning.of(ErrorKind.INVALID_REQUEST);
    }
    for (String code : codes) {
      Meaning meaning = CodeMeanings.OAUTH2.meaning(code);
      if (meaning != null && mayDecide(code, meaning.kind())) {
        return meaning;
      }
    }
    return null;
  }

  /**
   * A 401 or a 5xx already decides the kind of failure. A standard error code may only add details.
   */
  private boolean mayDecide(String code, ErrorKind kind) {
    if (status == 401) {
      // A new token would have the same scopes and the same key, so the client must not request
      // one.
      return kind == ErrorKind.UNAUTHENTICATED
          || code.equalsIgnoreCase("insufficient_scope")
          || code.equalsIgnoreCase("use_dpop_nonce")
          || code.equalsIgnoreCase("invalid_dpop_proof");
    }
    return status / 100 != 5 || kind == ErrorKind.UNAVAILABLE;
  }

  /**
   * Returns the meaning of a failure for which no error code decides.
   *
   * @param signalled the meaning of the sign of failure in a reply with a success status; null if
   *     there is none
   */
  Meaning meaningWithoutCode(@Nullable Meaning signalled) {
    if (signalled != null) {
      return signalled;
    }
    ErrorKind kind = ErrorKind.ofStatus(status);
    return kind == ErrorKind.UNAUTHENTICATED
        ? Meaning.unauthenticated(UnauthenticatedReason.UNKNOWN)
        : new Meaning(kind, null, kind == ErrorKind.RATE_LIMITED);
  }
}
