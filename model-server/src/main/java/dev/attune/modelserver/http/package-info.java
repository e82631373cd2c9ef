/**
 * HTTP/1.1 on Netty: requests in, replies out at a pace and with an end that the reply itself says,
 * down to a reset in the middle of a body.
 */
@NullMarked
package dev.attune.modelserver.http;

import org.jspecify.annotations.NullMarked;
