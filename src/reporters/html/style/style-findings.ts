/** Findings and sockets, and the form that filters them. */
export const styleFindings = `
#findings { outline: none; }
#filter { margin-top: 2.75rem; padding: 1rem 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
.controls { display: grid; grid-template-columns: 2fr repeat(3, 1fr); gap: .75rem; }
.controls label { display: block; min-width: 0; }
.controls span { display: block; font-size: .8rem; color: var(--quiet); margin-bottom: .2rem; }
.controls input, .controls select { width: 100%; }
fieldset { border: 0; margin: .85rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.toggle { display: inline-flex; align-items: center; gap: .4rem; padding: .25rem .7rem .25rem .5rem; border: 1px solid var(--line); border-radius: 99px; font-size: .88rem; cursor: pointer; }
.toggle:has(:checked) { border-color: var(--own); background: color-mix(in oklab, var(--own) 11%, var(--surface)); color: var(--own); }
.toggle:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
.toggle input { margin: 0; accent-color: var(--own); }
.answer { margin-top: .85rem; display: flex; gap: .6rem; align-items: center; flex-wrap: wrap; }
.answer output { font-variant-numeric: tabular-nums; margin-right: auto; }
.finding, .socket { background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--own); border-radius: 8px; content-visibility: auto; contain-intrinsic-size: auto 3.6rem; }
.finding[open], .socket[open] { contain-intrinsic-size: auto 26rem; }
.finding { margin-bottom: .6rem; }
.sockets { margin-top: .8rem; }
.socket { margin-bottom: .35rem; }
summary { cursor: pointer; }
.finding > summary, .socket > summary { display: grid; grid-template-columns: 6.4rem minmax(0, 1fr); gap: .1rem .5rem; padding: .75rem 2.2rem .75rem 1rem; list-style: none; position: relative; align-items: baseline; }
.finding > summary::-webkit-details-marker, .socket > summary::-webkit-details-marker { display: none; }
.finding > summary::after, .socket > summary::after { content: ""; position: absolute; right: 1.1rem; top: 1.15rem; width: .5rem; height: .5rem; border: solid var(--quiet); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
[open] > summary::after { transform: rotate(45deg) !important; }
.finding > summary .badge, .socket > summary .badge { justify-self: start; }
.origin { grid-column: 2; font-size: .85rem; color: var(--quiet); }
.socket > summary { padding-block: .5rem; }
.socket > summary::after { top: .9rem; }
.socket > pre, .socket > p { margin: 0 1.25rem .7rem 1rem; }
.socket > pre { padding: .7rem .9rem; background: var(--sunken); border-radius: 6px; }
.finding dl { display: grid; grid-template-columns: 8.4rem minmax(0, 1fr); gap: .7rem 1rem; padding: .9rem 1.25rem 1.2rem 1rem; border-top: 1px solid var(--line); }
.finding dt { color: var(--quiet); font-size: .9rem; line-height: 1.72; }
.finding dd { max-width: 52rem; }
.finding dd { white-space: pre-line; }
.found { padding-left: 1.1rem; white-space: normal; }
.found > li + li { margin-top: .55rem; }
.found > li::marker { color: var(--quiet); }
.found a, .socket h3 { font-family: var(--mono); font-size: .9rem; font-weight: 600; }
.owner { font-size: .92rem; margin-top: .2rem; padding-left: .8rem; border-left: 2px solid var(--line); color: var(--quiet); }
.owner b { color: var(--ink); font-weight: 600; }
.accepted { margin-top: .3rem; font-size: .92rem; }
.reason { color: var(--quiet); }
.finding pre { margin-top: .4rem; padding: .6rem .8rem; background: var(--sunken); border-radius: 6px; }
.actual { white-space: normal; }
.more { margin-top: .4rem; }
[hidden] { display: none !important; }
@media (max-width: 40rem) {
  .controls { grid-template-columns: 1fr 1fr; }
  .controls .text { grid-column: 1 / -1; }
  .finding > summary, .socket > summary { grid-template-columns: minmax(0, 1fr); }
  .origin { grid-column: 1; }
  .finding dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .finding dd { margin-bottom: .8rem; }
}
`;
