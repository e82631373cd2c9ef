// Sends numbered events by an unchanged library: node send.mjs LIBRARY URL KEY COUNT. Prints lines that say how far it is.
import {createRequire} from "node:module";

const require = createRequire(`${process.cwd()}/`);
const [library, url, writeKey, wanted] = process.argv.slice(2);
const count = Number(wanted);
const CHUNK = 100;

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

function event(index) {
  return {
    userId: `user-${index % 97}`,
    event: "Product Viewed",
    properties: {product_id: `${library}-${index}`, name: "Kettle – «été» 😀", price: 29.9, currency: "EUR"},
  };
}

function segment() {
  const {Analytics} = require("@segment/analytics-node");
  const client = new Analytics({writeKey, host: url, flushAt: 20, flushInterval: 200});
  client.on("error", (failure) => console.error(`segment: ${failure.code}`));
  return {
    track: (each) => client.track(each),
    close: () => client.closeAndFlush({timeout: 120_000}),
  };
}

function rudder() {
  const Analytics = require("@rudderstack/rudder-sdk-node");
  // Its own 3 retries take less than a restart does.
  const client = new Analytics(writeKey, {dataPlaneUrl: url, flushAt: 20, flushInterval: 200, retryCount: 8, logLevel: "silly"});
  const open = [];
  return {
    track: (each) => open.push(new Promise((done, fail) => {
      client.track(each, (failure) => (failure ? fail(failure) : done()));
    })),
    close: async () => {
      await client.flush();
      await Promise.all(open);
    },
  };
}

const sender = library === "segment" ? segment() : rudder();
for (let index = 0; index < count; index += 1) {
  sender.track(event(index));
  if (index % CHUNK === CHUNK - 1) {
    console.log(`sent=${index + 1}`);
    await pause(100);
  }
}
await sender.close();
console.log("closed=yes");
process.exit(0);
