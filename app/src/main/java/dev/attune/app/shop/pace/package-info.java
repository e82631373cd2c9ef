/** At what speed the simulated shop's events are let out, and what time is written on them. */
@NullMarked
package dev.attune.app.shop.pace;

import org.jspecify.annotations.NullMarked;
