/** What one user does in one visit, and after it: the story, written as events. */
@NullMarked
package dev.attune.app.shop.visit;

import org.jspecify.annotations.NullMarked;
