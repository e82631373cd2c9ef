@org.jspecify.annotations.NullMarked
package dev.attune.modelserver;
