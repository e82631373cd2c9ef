package dev.attune.app.doctor;

import dev.attune.app.finding.Finding;
import java.util.List;

/** Looks at one thing. What is wrong with it is a finding, not an exception. */
interface Check {
  List<Finding> run();
}
