package dev.attune.learn.assignment;

/**
 * A user's arm.
 *
 * @param experiment its name
 * @param arm the arm
 * @param propensity probability with which this user could have got this arm
 * @param analysed whether the user counts in the result; testers and those outside of the ramp do
 *     not
 */
public record ArmAssignment(String experiment, String arm, double propensity, boolean analysed) {}
