import { defineReporter } from "../define-reporter.ts";

/** The checklist of DISA's STIG Viewer 2. */
export const ckl = defineReporter({
  id: "ckl",
  summary: "CKL v2, the checklist of DISA's STIG Viewer.",
  mediaType: "application/xml",
  extension: ".ckl",
  async render(report) {
    const { renderCkl } = await import("./render-ckl.ts");
    return renderCkl(report);
  },
});
