/** How the users of the simulated shop answer offers. */
@NullMarked
package dev.attune.app.shop.response;

import org.jspecify.annotations.NullMarked;
