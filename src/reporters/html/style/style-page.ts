/** The sheet itself: type, spacing, headings, links, tables, badges. */
export const stylePage = `
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; text-size-adjust: 100%; }
body {
  margin: 0 auto;
  max-width: 72rem;
  padding: 2.5rem 2rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
h1 { font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.02em; font-weight: 680; }
h2 { font-size: 1.2rem; line-height: 1.3; letter-spacing: -0.01em; font-weight: 650; margin-bottom: .75rem; }
h3 { font-size: 1rem; line-height: 1.4; font-weight: 600; }
section { margin-top: 2.75rem; }
ul { padding-left: 1.2rem; }
ul.plain { list-style: none; padding: 0; }
ul.plain > li + li { margin-top: .6rem; }
ul.plain ul.plain { margin: .35rem 0 0 1rem; }
ul.plain ul.plain > li + li { margin-top: .2rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: .86em; }
pre { margin: 0; white-space: pre-wrap; }
.quiet { color: var(--quiet); }
.number { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; margin-left: .25rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .75rem; padding: .4rem .8rem; background: var(--surface); z-index: 3; }
header { position: relative; padding-right: 6rem; }
header .tool { font-weight: 600; margin-bottom: .5rem; }
header .tool .quiet { font-weight: 400; margin-left: .35rem; }
header h1 + p { margin-top: .35rem; }
header button { position: absolute; top: 0; right: 0; }
button, select, input[type="search"] {
  font: inherit; font-size: .9rem; color: inherit; background: var(--surface);
  border: 1px solid var(--line); border-radius: 6px; padding: .35rem .7rem; min-height: 2.25rem;
}
button { cursor: pointer; }
button:hover, select:hover { border-color: var(--quiet); }
nav { margin-top: 2rem; border-block: 1px solid var(--line); }
nav ul { list-style: none; padding: .6rem 0; display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
.badge {
  display: inline-block; white-space: nowrap; font-size: .72rem; line-height: 1; font-weight: 700;
  letter-spacing: .04em; padding: .32em .6em; border-radius: 4px; color: var(--own);
  background: color-mix(in oklab, var(--own) 11%, var(--surface));
}
.badge::before { content: var(--sign) / ""; display: inline-block; min-width: 1em; margin-right: .2em; text-align: center; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: var(--surface); font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border: 1px solid var(--line); border-width: 1px 0; overflow-wrap: normal; }
td:last-child { min-width: 14rem; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-weight: 500; border-top: 0; background: var(--paper); }
tbody th { font-weight: 600; }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .45rem 1.25rem; }
dl.facts dt { color: var(--quiet); }
.digest { color: var(--quiet); }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dl.facts dd { margin-bottom: .7rem; }
}
`;
