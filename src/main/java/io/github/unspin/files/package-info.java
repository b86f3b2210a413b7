/** Text files: reading them whatever their charset, and replacing them without risk. */
@NullMarked
package io.github.unspin.files;

import org.jspecify.annotations.NullMarked;
