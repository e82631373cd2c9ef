/** What finds each kind of personal data; each reads the text once. */
@NullMarked
package dev.attune.text.personal.find;

import org.jspecify.annotations.NullMarked;
