/** What guards are given, and how they answer. */
@NullMarked
package dev.attune.guards.judge;

import org.jspecify.annotations.NullMarked;
