/** Support for Jackson 3. {@link io.github.mesdk.jackson3.MeJacksonModule} is the entry point. */
@NullMarked
package io.github.mesdk.jackson3;

import org.jspecify.annotations.NullMarked;
