/** Templates of prompts and what they may name: found, checked before use, compiled, rendered. */
@NullMarked
package dev.attune.topology.prompt.template;

import org.jspecify.annotations.NullMarked;
