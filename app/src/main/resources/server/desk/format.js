// Figures and times as a person reads them.

const WHOLE = new Intl.NumberFormat("en", {maximumFractionDigits: 0});
const TIME = new Intl.DateTimeFormat("en", {hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23"});
const DAY = new Intl.DateTimeFormat("en", {
  year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});

export const whole = (value) => WHOLE.format(value);

/** A rate: small ones with one place, large ones without. */
export const rate = (value) => (value < 10 ? (Math.round(value * 10) / 10).toFixed(1) : WHOLE.format(value));

/** US dollars: never rounded to nothing. */
export function usd(value) {
  if (value === 0) return "$0";
  if (value >= 100) return `$${WHOLE.format(value)}`;
  if (value >= 0.1) return `$${value.toFixed(2)}`;
  return `$${value.toPrecision(2).replace(/(\.\d*?)0+$/, "$1")}`;
}

export const percent = (share) => `${Math.round(share * 100)} %`;

export const millis = (value) => (value < 1000 ? `${WHOLE.format(value)} ms` : `${(value / 1000).toFixed(1)} s`);

/** A time of hours: "40 minutes", "2.5 hours". */
export const hours = (value) => (value < 1 ? `${Math.max(1, Math.round(value * 60))} minutes` : `${Math.round(value * 10) / 10} hours`);

export const count = (value, one, many) => `${WHOLE.format(value)} ${value === 1 ? one : many}`;

export const clock = (moment) => TIME.format(new Date(moment));

export const day = (moment) => DAY.format(new Date(moment));

export function money(amount, currency) {
  const text = Number(amount).toFixed(2);
  return currency ? `${text} ${currency}` : text;
}

/** "cart-abandoned" as words. */
export const words = (name) => String(name).replace(/[-_]/g, " ").toLowerCase();

const LANGUAGES = new Intl.DisplayNames("en", {type: "language"});

export function language(tag) {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
