package dev.attune.benchmarks.llama;

/**
 * What a model file did.
 *
 * @param tokensPerSecond written, free of any grammar
 * @param cancelMedianMillis from the interrupt to the end of the call
 * @param cancelMaxMillis the longest of them
 * @param freeAgainMaxMillis longest time from the interrupt until the model had written one token
 *     for somebody else
 * @param meanLogProbability of the tokens of the scored texts; 0 where none was scored
 * @param scoredTexts texts in the form of an offer whose probability the model told
 * @param texts written freely, and again forced into the form of an offer
 * @param freeLegible of the free ones, those that are in the form of an offer
 * @param freePassed of those, the ones that every guard lets pass
 * @param forcedLegible of the forced ones, those that came to an end
 * @param forcedPassed of those, the ones that every guard lets pass
 */
record LlamaReport(
    String model,
    double tokensPerSecond,
    double cancelMedianMillis,
    double cancelMaxMillis,
    double freeAgainMaxMillis,
    double meanLogProbability,
    int scoredTexts,
    int texts,
    int freeLegible,
    int freePassed,
    int forcedLegible,
    int forcedPassed) {}
