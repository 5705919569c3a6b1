package io.github.mesdk.benchmarks.curves;

/**
 * One measured point of a curve.
 *
 * @param chart the title of the chart, with the unit of {@code y}
 * @param series the variant
 * @param x the number of callers, bytes, tokens or entries
 * @param y the measured amount
 */
record Point(String chart, String series, long x, double y) {}
