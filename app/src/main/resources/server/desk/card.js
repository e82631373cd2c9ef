// An offer as its user reads it, with what it stands on in one line.

import {el} from "./dom.js";
import {clock, language, millis, money, usd, words} from "./format.js";

export const userLink = (user) => el("a", {href: `#/users/${encodeURIComponent(user)}`}, user);

export const offerLink = (offerId, text) => el("a", {href: `#/offers/${encodeURIComponent(offerId)}`}, text);

function price(product) {
  if (product.price === null || product.price === undefined) return null;
  const reduced = product.listPrice && Number(product.listPrice) > Number(product.price);
  return [` · ${money(product.price, product.currency)}`, reduced ? [" ", el("s", {}, money(product.listPrice))] : null];
}

export function terms(offer) {
  const {discountPercent, coupon} = offer.terms;
  return discountPercent ? `${discountPercent} % off${coupon ? ` with ${coupon}` : ""}` : null;
}

export function written(use) {
  if (use.provider === "template") return "The playbook's own text";
  if (use.provider === "offline") return "Written offline, by grammar, for nothing";
  const cost = use.costUsd === null || use.costUsd === undefined ? "" : ` for ${usd(Number(use.costUsd))}`;
  return `${use.model}, ${millis(use.latencyMillis)}${cost}`;
}

export function offerText(offer) {
  return el("div", {class: "text", lang: offer.language, dir: "auto"},
    el("h3", {}, offer.headline),
    el("p", {}, offer.body),
    el("p", {class: "action"}, offer.callToAction),
    el("ul", {class: "products"}, offer.products.map((product) => el("li", {}, product.name, price(product)))));
}

export function card(offer) {
  return el("li", {class: "card"},
    el("p", {class: "meta"},
      el("time", {datetime: offer.createdAt}, clock(offer.createdAt)), userLink(offer.userId),
      el("span", {}, `${offer.channel}, ${language(offer.language)}`)),
    offerText(offer),
    el("p", {class: "because"}, el("b", {}, "Why: "), words(offer.trigger.kind), terms(offer) ? ` · ${terms(offer)}` : null),
    el("p", {class: "because"}, written(offer.provenance.use), " · ", offerLink(offer.offerId, "how it came about")));
}
