/** How a text will do before it is sent, and whether that is to be believed. */
@NullMarked
package dev.attune.learn.prediction;

import org.jspecify.annotations.NullMarked;
