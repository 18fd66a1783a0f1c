/** On paper: everything unfolded, nothing to click, colours of the light page. */
export const stylePrint = `
@media print {
  :root, :root[data-theme="dark"] { color-scheme: light; --paper: #fff; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  nav, #filter, button, .skip, summary::after { display: none !important; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .finding, .socket { content-visibility: visible; break-inside: auto; border-radius: 0; }
  .finding > summary, .count, .gate, .unseen li { break-inside: avoid; }
  .finding > summary { break-after: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; }
  .ports { max-width: 100%; height: auto; }
  .badge, .stamp, .bar, .ports, .finding, .socket, .verdict, .unseen, .finding pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .finding dl { grid-template-columns: 2.6cm minmax(0, 1fr); gap: .4rem .6rem; padding: .5rem .6rem; }
  section { margin-top: 1.2rem; }
  a { color: inherit; text-decoration: none; }
  @page { margin: 1.6cm; }
}
`;
