import type { HtmlReport } from "../html-report.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { portPicture } from "../picture/port-picture.ts";

/** The picture of the ports, or why there is none. */
export function pictureSection({ listeners }: HtmlReport): Markup {
  const picture =
    listeners.size === 0
      ? markup`<p>No finding speaks of a listener.</p>`
      : portPicture([...listeners.values()]);
  return markup`<section aria-labelledby="ports">
<h2 id="ports">Ports</h2>
${picture}
</section>
`;
}
