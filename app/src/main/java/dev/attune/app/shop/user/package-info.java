/**
 * Who comes to the simulated shop: each user is drawn from the seed whenever needed, never kept.
 */
@NullMarked
package dev.attune.app.shop.user;

import org.jspecify.annotations.NullMarked;
