/** Personal data in text: found and masked. */
@NullMarked
package dev.attune.text.personal;

import org.jspecify.annotations.NullMarked;
