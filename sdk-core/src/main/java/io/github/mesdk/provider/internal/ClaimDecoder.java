package io.github.mesdk.provider.internal;

/**
 * Marks a {@code BodyDecoder} that adds members of {@code MappedClaims} to the claims of a user. It
 * rejects a response that already contains such members. A response of any other decoder must not
 * contain them.
 */
public interface ClaimDecoder {}
