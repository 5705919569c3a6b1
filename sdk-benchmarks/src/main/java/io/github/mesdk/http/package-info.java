/** Stands in the client's own package to make replies that no server has sent. */
@NullMarked
package io.github.mesdk.http;

import org.jspecify.annotations.NullMarked;
