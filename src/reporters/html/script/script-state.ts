/** What is shown stands in the address of the page behind `#`, so that it can be kept and sent. */
export const scriptState = String.raw`
const NAMES = ["text", "severity", "type", "order"];

function writeState() {
  const data = new FormData(form);
  const state = new URLSearchParams();
  for (const name of NAMES) if (data.get(name) !== "") state.set(name, data.get(name));
  for (const outcome of data.getAll("outcome")) state.append("outcome", outcome);
  const theme = document.documentElement.dataset.theme;
  if (theme !== undefined) state.set("theme", theme);
  history.replaceState(null, "", "#" + state.toString());
}

function readState() {
  if (!location.hash.includes("=")) return reveal();
  const state = new URLSearchParams(location.hash.slice(1));
  for (const name of NAMES) setValue(form.elements.namedItem(name), state.get(name) ?? "");
  const outcomes = state.getAll("outcome");
  for (const box of form.querySelectorAll("[name=outcome]")) box.checked = outcomes.includes(box.value);
  setTheme(state.get("theme"));
  apply();
}

function setValue(field, value) {
  field.value = value;
  if (field.value !== value) field.value = "";
}

function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  if (target === null || target.localName !== "details") return;
  target.open = true;
  if (target.hidden) {
    form.reset();
    showUpTo(Infinity);
  }
  target.scrollIntoView();
  target.firstElementChild.focus({ preventScroll: true });
}
`;
