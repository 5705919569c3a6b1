/** What descriptions of several modules share. Exported to these modules only. */
@NullMarked
package io.github.mesdk.provider.shared;

import org.jspecify.annotations.NullMarked;
