/**
 * Asks good and hostile servers for minutes on end, and finds out whether anything is left over.
 */
package io.github.mesdk.fuzz.soak;
