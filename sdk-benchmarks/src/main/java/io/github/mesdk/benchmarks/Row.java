package io.github.mesdk.benchmarks;

/**
 * How one way compares with the one that the others are measured against.
 *
 * @param group what was compared, such as {@code decode}
 * @param load on what, such as {@code small}
 * @param variant the way
 * @param time the median, over the rounds, of its time by the reference's in the same round; 0
 *     where only bytes are compared
 * @param timeLow the lower quartile of the same
 * @param timeHigh the upper quartile of the same
 * @param bytes what it allocated by what the reference did, the median likewise
 * @param bytesPerOp what it allocated per operation, the median over the rounds
 * @param nanosPerOp how long one operation took, the median over the rounds: of this machine only
 */
public record Row(
    String group,
    String load,
    String variant,
    double time,
    double timeLow,
    double timeHigh,
    double bytes,
    double bytesPerOp,
    double nanosPerOp) {}
