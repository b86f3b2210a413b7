/** The accuracy report: experiments on passages whose originals are known, and on clean texts. */
@NullMarked
package io.github.unspin.accuracy;

import org.jspecify.annotations.NullMarked;
