/** How a command line becomes a command: options, help, errors, exit codes. Knows no command. */
@NullMarked
package dev.attune.app.cli;

import org.jspecify.annotations.NullMarked;
