/** The offline copywriter: grammar and phrases in files, no model, no clock, no chance. */
@NullMarked
package dev.attune.generation.offline;

import org.jspecify.annotations.NullMarked;
