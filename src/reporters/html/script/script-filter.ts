/** Which findings are shown, and in which order. Plain JavaScript: `test/reporters/html` lints it. */
export const scriptFilter = String.raw`
const form = document.getElementById("filter");
const groups = [...document.querySelectorAll(".group")].map((section) => ({
  section,
  list: section.querySelector(".findings"),
  entries: [...section.querySelectorAll(".finding")].map(entryOf),
}));
const entries = groups.flatMap((group) => group.entries);
const SEVERITIES = ["HIGH", "MEDIUM", "LOW"];
const COMPARE = {
  severity: (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  port: (a, b) => a.port - b.port,
  rule: (a, b) => (a.title < b.title ? -1 : Number(a.title > b.title)),
  place: (a, b) => a.place - b.place,
};
// So many findings of a group are shown at first: more of them cannot be laid out without a pause.
const FIRST = 100;
let limit = FIRST;
let order = "";

function entryOf(element, rank) {
  const { outcome, severity, type, port, place } = element.dataset;
  const title = element.querySelector("h3").textContent;
  const portOrLast = port === "" ? Infinity : Number(port);
  return { element, rank, outcome, severity, type, title, port: portOrLast, place: Number(place), text: null };
}

function textOf(entry) {
  entry.text ??= entry.element.textContent.toLowerCase();
  return entry.text;
}

function prepareTexts(start) {
  const end = performance.now() + 8;
  let next = start;
  while (next < entries.length && performance.now() < end) textOf(entries[next++]);
  if (next < entries.length) setTimeout(prepareTexts, 0, next);
}

function wishes() {
  const data = new FormData(form);
  return {
    words: data.get("text").toLowerCase().split(/\s+/).filter((word) => word !== ""),
    outcomes: data.getAll("outcome"),
    severity: data.get("severity"),
    type: data.get("type"),
    order: data.get("order"),
  };
}

function isWanted(entry, { words, outcomes, severity, type }) {
  if (outcomes.length > 0 && !outcomes.includes(entry.outcome)) return false;
  if (severity !== "" && entry.severity !== severity) return false;
  if (type !== "" && entry.type !== type) return false;
  return words.every((word) => textOf(entry).includes(word));
}

function show(wish) {
  let shown = 0;
  for (const { section, entries: members } of groups) {
    let inGroup = 0;
    for (const entry of members) {
      const wanted = isWanted(entry, wish);
      const hidden = !wanted || inGroup >= limit;
      if (entry.element.hidden !== hidden) entry.element.hidden = hidden;
      if (wanted) inGroup += 1;
    }
    section.hidden = inGroup === 0 && members.length > 0;
    offerMore(section, inGroup - limit);
    shown += inGroup;
  }
  return shown;
}

function offerMore(section, left) {
  const more = section.querySelector(".more");
  more.hidden = left <= 0;
  more.textContent = "Show " + left.toLocaleString("en") + " more";
}

function showUpTo(count) {
  limit = count;
  apply();
}

function sortBy(wanted) {
  if (wanted === order) return;
  order = wanted;
  const compare = COMPARE[wanted] ?? (() => 0);
  for (const { section, list, entries: members } of groups) {
    const before = [...members];
    members.sort((a, b) => compare(a, b) || a.rank - b.rank);
    if (members.every((member, index) => member === before[index])) continue;
    const sorted = document.createDocumentFragment();
    list.remove();
    list.replaceChildren();
    sorted.append(...members.map(({ element }) => element));
    list.append(sorted);
    section.insertBefore(list, section.querySelector(".more"));
  }
}

function say(shown) {
  const number = (count) => count.toLocaleString("en");
  const all = entries.length;
  form.elements.answer.value = shown === all ? number(all) + " findings" : number(shown) + " of " + number(all) + " findings";
  form.querySelector("[type=reset]").hidden = shown === all;
}

function apply() {
  const wish = wishes();
  sortBy(wish.order);
  say(show(wish));
}
`;
