/**
 * Importer of the Segment spec: calls as JSON lines, alone or in batches.
 *
 * <p>Beyond Segment's own e-commerce events it reads these track events:
 *
 * <ul>
 *   <li>{@code Offer Shown}, {@code Offer Clicked}, {@code Offer Dismissed}, {@code Offer
 *       Converted}, {@code Offer Unsubscribed} with {@code offer_id}, {@code value}, {@code
 *       currency}: outcomes.
 *   <li>{@code Consent Given}, {@code Consent Withdrawn}, {@code Consent Preferences Updated} and
 *       Segment's {@code Segment Consent Preference Updated}: consents, see {@link
 *       dev.attune.connectors.log.segment.ConsentMapper}.
 *   <li>{@code Message Sent} with {@code channel} and {@code text}: messages.
 *   <li>{@code Erasure Requested}: erasures.
 * </ul>
 *
 * <p>Any other track event is a click of type OTHER. {@code identify} with an {@code anonymousId}
 * and {@code alias} say that this id is the user from here on. {@code group} is ignored and
 * counted.
 */
@NullMarked
package dev.attune.connectors.log.segment;

import org.jspecify.annotations.NullMarked;
