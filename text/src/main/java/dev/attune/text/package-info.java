/** Pure functions on text: nothing here knows a topic, a user or a clock. */
@NullMarked
package dev.attune.text;

import org.jspecify.annotations.NullMarked;
