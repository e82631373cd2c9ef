package dev.attune.benchmarks.upworthy;

/**
 * What came of it.
 *
 * @param tests headline-only experiments of good weeks
 * @param falseWinners share of shuffles in which the sequence called a winner
 * @param falseWinnersPeeked the same for a test that is meant for one look
 * @param banditGain clicks of the bandit above equal shares, as a share, true rates as counted
 * @param bestGain the same for the best arm from the start
 * @param banditGainShrunken true rates drawn together by what is chance in them
 * @param bestGainShrunken the same for the best arm
 * @param banditAhead share of experiments in which the bandit has more clicks, shrunken rates
 * @param ratioAlarmsGood share of all experiments of good weeks whose sample ratio alarms
 * @param ratioAlarmsBad of bad weeks
 * @param headlines what a model says of headlines before they are shown
 */
record UpworthyReport(
    int tests,
    double falseWinners,
    double falseWinnersPeeked,
    double banditGain,
    double bestGain,
    double banditGainShrunken,
    double bestGainShrunken,
    double banditAhead,
    double ratioAlarmsGood,
    double ratioAlarmsBad,
    HeadlineForecast headlines) {}
