/** Light and dark, folding, printing; and the start of it all. */
export const scriptPage = String.raw`
const themeButton = document.getElementById("theme");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

let written = 0;

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? prefersDark.matches : theme === "dark";
}

function setTheme(theme) {
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  themeButton.textContent = isDark() ? "Light" : "Dark";
}

function setFolds(button) {
  const open = button.getAttribute("aria-pressed") === "false";
  button.setAttribute("aria-pressed", String(open));
  for (const { element } of entries) if (!element.hidden) element.open = open;
}

function openForPrint() {
  showUpTo(Infinity);
  if (CSS.supports("selector(::details-content)")) return;
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    details.dataset.unfolded = "";
  }
}

function foldAfterPrint() {
  for (const details of document.querySelectorAll("[data-unfolded]")) {
    details.open = false;
    delete details.dataset.unfolded;
  }
  showUpTo(FIRST);
}

function changed() {
  showUpTo(FIRST);
  clearTimeout(written);
  written = setTimeout(writeState, 150);
}

form.addEventListener("input", changed);
form.addEventListener("reset", () => setTimeout(changed));
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.fold.addEventListener("click", ({ currentTarget }) => setFolds(currentTarget));
themeButton.addEventListener("click", () => {
  setTheme(isDark() ? "light" : "dark");
  writeState();
});
prefersDark.addEventListener("change", () => setTheme(null));
addEventListener("hashchange", readState);
for (const button of document.querySelectorAll(".more")) button.addEventListener("click", () => showUpTo(Infinity));
addEventListener("beforeprint", openForPrint);
addEventListener("afterprint", foldAfterPrint);
form.hidden = false;
themeButton.hidden = false;
setTheme(null);
apply();
readState();
setTimeout(prepareTexts, 0, 0);
`;
