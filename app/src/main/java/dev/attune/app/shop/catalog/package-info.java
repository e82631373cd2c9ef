/** What the simulated shop sells, and what it costs on a given day. */
@NullMarked
package dev.attune.app.shop.catalog;

import org.jspecify.annotations.NullMarked;
