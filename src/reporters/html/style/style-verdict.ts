/** The answer at the top: verdict, counts, what was not seen; and the picture of the ports. */
export const styleVerdict = `
.verdict { margin-top: 1.5rem; background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--own); border-radius: 10px; padding: 1.5rem 1.75rem; }
.verdict h2 { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.1rem; margin: 0; font-size: 1.4rem; }
.verdict .sentence { flex: 1 1 20rem; font-weight: 500; }
.stamp { font-size: 1.05rem; line-height: 1; font-weight: 750; letter-spacing: .05em; padding: .55em .8em; border-radius: 6px; color: var(--surface); background: var(--own); }
.stamp::before { content: var(--sign) / ""; margin-right: .4em; }
.gate { margin-top: 1rem; padding: .8rem 1rem; background: var(--sunken); border-radius: 6px; }
.gate ul { margin-top: .3rem; }
.gate details { margin-top: .4rem; }
.gate summary { cursor: pointer; }
.bar { display: block; width: 100%; height: 10px; margin: 1.4rem 0 1rem; border-radius: 5px; }
.bar .fill { fill: var(--own); stroke: var(--surface); stroke-width: 2px; vector-effect: non-scaling-stroke; }
.counts { display: grid; grid-template-columns: repeat(7, 1fr); gap: .75rem; }
.count { display: flex; flex-direction: column-reverse; }
.count dt { font-size: .88rem; color: var(--own); }
.count dt::before { content: var(--sign) / ""; display: inline-block; width: 1.1em; font-weight: 700; }
.count dd { font-size: 1.7rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.count.none dt, .count.none dd { color: var(--quiet); font-weight: 400; }
.unseen { margin-top: 1.5rem; padding: 1.1rem 1.4rem; background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--error); border-radius: 10px; }
.unseen:has(.all-seen) { border-left-color: var(--passed); }
.unseen h2 { font-size: 1.05rem; margin-bottom: .3rem; }
.unseen .quiet { margin-left: .4rem; }
.ports { display: block; font-size: 12px; }
.ports text { fill: var(--ink); font-variant-numeric: tabular-nums; }
.ports .port { text-anchor: middle; font-size: 11px; fill: var(--quiet); }
.ports .reach { font-size: 13px; }
.ports .rule { stroke: var(--line); }
.ports .tile { fill: color-mix(in oklab, var(--own) 14%, var(--surface)); stroke: var(--own); }
.ports .sign, .ports .many { text-anchor: middle; fill: var(--own); font-weight: 700; font-size: 15px; }
.ports .many { font-weight: 500; font-size: 12px; }
.ports a:hover .tile { fill: color-mix(in oklab, var(--own) 30%, var(--surface)); }
.ports a:focus-visible { outline: none; }
.ports a:focus-visible .tile { stroke: var(--focus); stroke-width: 3px; }
.legend { margin-top: .8rem; font-size: .9rem; max-width: 60rem; }
@media (max-width: 40rem) {
  .verdict { padding: 1.1rem 1rem; }
  .verdict h2 { font-size: 1.15rem; }
  .counts { grid-template-columns: repeat(3, 1fr); }
}
`;
