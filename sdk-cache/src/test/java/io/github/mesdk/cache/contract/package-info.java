/**
 * The contract of {@link io.github.mesdk.cache.SecondLevel.Store}, for the tests of each engine.
 */
package io.github.mesdk.cache.contract;
