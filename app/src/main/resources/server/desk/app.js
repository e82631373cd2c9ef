// Which page is shown. Addresses are behind the #: ids of users reach no log of a server that way.

import {el, say} from "./dom.js";
import {guards} from "./guards.js";
import {onAccess, useToken} from "./http.js";
import {languages} from "./languages.js";
import {connect, live} from "./live.js";
import {now} from "./now.js";
import {offers} from "./offers.js";
import {privacy} from "./privacy.js";
import {users} from "./users.js";

const PAGES = {"": now, users, offers, guards, languages, privacy};

const byId = (id) => document.getElementById(id);
let shown = null;

function unknown() {
  return {title: "No such page", node: el("div", {class: "page"}, el("h1", {}, "There is no such page")), close() {}};
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function route(focus) {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  const id = rest.length && rest[0] ? decoded(rest.join("/")) : null;
  shown?.close();
  shown = (PAGES[name] ?? unknown)(id);
  document.title = `${shown.title} · Attune`;
  byId("main").replaceChildren(shown.node);
  for (const link of byId("pages").querySelectorAll("a")) {
    if (link.getAttribute("href") === `#/${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (focus) {
    byId("main").focus({preventScroll: true});
    scrollTo(0, 0);
  }
}

function state(connected, text) {
  say(byId("state"), connected ? "Live" : text);
  byId("state").classList.toggle("on", connected);
}

byId("pause").addEventListener("click", () => {
  live.paused = !live.paused;
  byId("pause").setAttribute("aria-pressed", String(live.paused));
});

byId("access").addEventListener("submit", (event) => {
  event.preventDefault();
  useToken(byId("token").value);
  byId("token").value = "";
  connect(state);
  route(true);
});

onAccess((needed) => { byId("access").hidden = !needed; });
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
addEventListener("hashchange", () => route(true));
connect(state);
route(false);
