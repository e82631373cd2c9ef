"use strict";
// Makes a form of each route in the description.
(() => {
  const byId = (id) => document.getElementById(id);
  const make = (name, text) => {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    return node;
  };

  function base64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  }

  function headers(operation) {
    const key = byId("key").value;
    const token = byId("token").value;
    const takesKey = operation.security.some((each) => each.writeKey);
    if (takesKey && key) return {Authorization: `Basic ${base64(`${key}:`)}`};
    return token ? {Authorization: `Bearer ${token}`} : {};
  }

  function example(description, operation) {
    const content = operation.requestBody && Object.values(operation.requestBody.content)[0];
    if (!content) return null;
    const schema = description.components.schemas[content.schema.$ref.split("/").pop()];
    return JSON.stringify(schema.examples ? schema.examples[0] : {}, null, 2);
  }

  async function call(path, method, operation, inputs, body, out) {
    const query = new URLSearchParams();
    const sent = headers(operation);
    let target = path;
    for (const [parameter, input] of inputs) {
      if (!input.value) continue;
      if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
      if (parameter.in === "query") query.set(parameter.name, input.value);
      if (parameter.in === "header") sent[parameter.name] = input.value;
    }
    const options = {method: method.toUpperCase(), headers: sent};
    if (body) {
      options.body = body.value;
      sent["Content-Type"] = Object.keys(operation.requestBody.content)[0];
    }
    const address = query.size ? `${target}?${query}` : target;
    out.textContent = "…";
    try {
      const response = await fetch(address, options);
      if ((response.headers.get("Content-Type") || "").startsWith("text/event-stream")) {
        out.textContent = "An endless stream: read it with curl -N.";
        await response.body.cancel();
        return;
      }
      const text = await response.text();
      let shown = text;
      try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* shown as it is */ }
      out.textContent = `${response.status}\n${shown}`;
    } catch (failure) {
      out.textContent = String(failure);
    }
  }

  function route(description, path, method, operation) {
    const details = make("details");
    const summary = make("summary");
    summary.append(make("code", `${method.toUpperCase()} ${path}`), ` ${operation.summary}`);
    const form = make("form");
    form.className = "try";
    const inputs = operation.parameters.map((parameter) => {
      const label = make("label", `${parameter.name}: ${parameter.description}`);
      const input = make("input");
      input.required = parameter.required;
      label.append(input);
      form.append(label);
      return [parameter, input];
    });
    const text = example(description, operation);
    let body = null;
    if (text !== null) {
      body = make("textarea");
      body.value = text;
      body.setAttribute("aria-label", "Body");
      form.append(body);
    }
    const button = make("button", "Try");
    button.type = "submit";
    const out = make("pre");
    out.setAttribute("role", "status");
    form.append(button, out);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      call(path, method, operation, inputs, body, out);
    });
    details.append(summary, form);
    return details;
  }

  async function load() {
    const description = await (await fetch("/openapi.json")).json();
    const routes = byId("routes");
    routes.textContent = "";
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        routes.append(route(description, path, method, operation));
      }
    }
  }

  byId("access").addEventListener("submit", (event) => event.preventDefault());
  load().catch((failure) => { byId("routes").textContent = String(failure); });
})();
