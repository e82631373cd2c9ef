/** Anthropic's dialect. Source: https://docs.anthropic.com/en/api */
@NullMarked
package dev.attune.modelserver.anthropic;

import org.jspecify.annotations.NullMarked;
