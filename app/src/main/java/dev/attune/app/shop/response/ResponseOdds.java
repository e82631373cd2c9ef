package dev.attune.app.shop.response;

/**
 * The truth that estimators look for: how likely a user is to answer an offer. All from 0 to 1.
 *
 * @param shown that the user sees it
 * @param clicked that who sees it clicks
 * @param dismissed that who sees it and does not click waves it away
 * @param converted that who clicks buys
 */
public record ResponseOdds(double shown, double clicked, double dismissed, double converted) {

  /** That the offer leads to an order, if it is not out of date before it is seen. */
  public double order() {
    return shown * clicked * converted;
  }
}
