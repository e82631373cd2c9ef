/** What has to be right before anything runs: each check looks at one thing and changes nothing. */
@NullMarked
package dev.attune.app.doctor;

import org.jspecify.annotations.NullMarked;
