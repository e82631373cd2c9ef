"use strict";
// Reads the stream by fetch: an EventSource cannot send a token. All text goes in as text, never as markup.
(() => {
  const MOST = 60;
  const MINUTE = 60_000;
  const byId = (id) => document.getElementById(id);
  const known = new Set();
  const users = new Set();
  const languages = new Set();
  const arrivals = [];
  let seen = 0;
  let cost = 0;
  let costKnown = false;

  const state = (text) => { byId("state").textContent = text; };

  function money(amount, currency) {
    const text = Number(amount).toFixed(2);
    return currency ? `${text} ${currency}` : text;
  }

  function product(each) {
    if (each.price === null || each.price === undefined) return each.name;
    const was = each.listPrice && Number(each.listPrice) > Number(each.price) ? ` (was ${money(each.listPrice)})` : "";
    return `${each.name} · ${money(each.price, each.currency)}${was}`;
  }

  function terms(offer) {
    const percent = offer.terms.discountPercent;
    if (!percent) return "";
    return `−${percent} %${offer.terms.coupon ? ` with ${offer.terms.coupon}` : ""}`;
  }

  function card(offer) {
    const item = byId("card").content.firstElementChild.cloneNode(true);
    const set = (selector, text) => { item.querySelector(selector).textContent = text; };
    item.lang = offer.language;
    set(".who", offer.userId);
    set(".scenario", offer.scenario);
    set(".place", `${offer.channel} · ${offer.language}`);
    const time = item.querySelector("time");
    time.dateTime = offer.createdAt;
    time.textContent = new Date(offer.createdAt).toLocaleTimeString();
    set("h3", offer.headline);
    set(".body", offer.body);
    set(".action", [offer.callToAction, terms(offer)].filter(Boolean).join("   "));
    const list = item.querySelector(".products");
    for (const each of offer.products) {
      const line = document.createElement("li");
      line.textContent = product(each);
      list.append(line);
    }
    const facts = Object.entries(offer.trigger.facts || {}).map(([name, value]) => `${name} ${value}`);
    set(".because", `Because: ${offer.trigger.kind}${facts.length ? ` (${facts.join(", ")})` : ""}`);
    const use = offer.provenance.use;
    set(".writer", `Written by ${use.provider} ${use.model} in ${use.latencyMillis} ms`
      + (use.costUsd ? ` for ${use.costUsd} USD` : ""));
    return item;
  }

  function figures() {
    const now = Date.now();
    while (arrivals.length && now - arrivals[0] > MINUTE) arrivals.shift();
    byId("seen").textContent = String(seen);
    byId("rate").textContent = String(arrivals.length);
    byId("users").textContent = String(users.size);
    byId("languages").textContent = languages.size ? [...languages].sort().join(", ") : "–";
    byId("cost").textContent = costKnown ? `${cost.toFixed(4)} USD` : "–";
  }

  function show(offer) {
    if (known.has(offer.offerId)) return;
    known.add(offer.offerId);
    if (known.size > 5000) known.clear();
    if (users.size < 100_000) users.add(offer.userId);
    languages.add(offer.language);
    arrivals.push(Date.now());
    if (arrivals.length > 10_000) arrivals.shift();
    seen += 1;
    const paid = offer.provenance.use.costUsd;
    if (paid !== null && paid !== undefined) {
      costKnown = true;
      cost += Number(paid);
    }
    const list = byId("offers");
    list.prepend(card(offer));
    while (list.childElementCount > MOST) list.lastElementChild.remove();
    figures();
  }

  function take(event) {
    const data = event.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
    if (data && event.startsWith("event: offer")) show(JSON.parse(data));
  }

  async function read() {
    const token = sessionStorage.getItem("token");
    const headers = token ? {Authorization: `Bearer ${token}`} : {};
    const response = await fetch("/v1/offers/stream", {headers, cache: "no-store"});
    if (response.status === 401 || response.status === 403) {
      sessionStorage.removeItem("token");
      byId("access").hidden = false;
      state("A token is needed");
      return false;
    }
    if (!response.ok) throw new Error(`status ${response.status}`);
    byId("access").hidden = true;
    state("Live");
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const {value, done} = await reader.read();
      if (done) return true;
      rest += value;
      const events = rest.split("\n\n");
      rest = events.pop();
      events.forEach(take);
    }
  }

  async function follow() {
    let wait = 500;
    for (;;) {
      try {
        if (!await read()) return;
        wait = 500;
      } catch {
        wait = Math.min(wait * 2, 10_000);
      }
      state("Not connected, trying again …");
      await new Promise((done) => { setTimeout(done, wait); });
    }
  }

  byId("access").addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem("token", byId("token").value);
    follow();
  });
  setInterval(figures, 1000);
  follow();
})();
