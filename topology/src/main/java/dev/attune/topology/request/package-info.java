/** Sixth step: chooses the products, has the prompt rendered, and asks for a text. */
@NullMarked
package dev.attune.topology.request;

import org.jspecify.annotations.NullMarked;
