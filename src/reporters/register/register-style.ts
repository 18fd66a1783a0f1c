/** The look of the register: a wide table that prints on landscape paper. */
export const REGISTER_STYLE = `
:root { color-scheme: light dark; --edge: light-dark(#d4d7dc, #3a3f47); --soft: light-dark(#5a6370, #a2abb8);
  --alarm: light-dark(#fdecea, #42211f); --doubt: light-dark(#f6eefb, #33243f); }
body { font: 14px/1.45 system-ui, sans-serif; margin: 0; }
main { max-width: 1500px; margin: 0 auto; padding: 2rem 1.5rem; }
h1 { font-size: 1.6rem; font-weight: 650; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
th, td { border-bottom: 1px solid var(--edge); padding: .45rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; }
td:first-child { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
tr.unjustified { background: var(--alarm); }
tr.not-seen, .unseen { background: var(--doubt); }
tr.closed td { color: var(--soft); }
.unseen { padding: .8rem 1rem; border-radius: .4rem; margin-top: 1rem; }
@media print { @page { size: landscape; } main { padding: 0; max-width: none; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`;
