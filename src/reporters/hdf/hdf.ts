import { defineReporter } from "../define-reporter.ts";

/** HDF v1 (exec-json): what Heimdall and the tools of MITRE SAF read. */
export const hdf = defineReporter({
  id: "hdf",
  summary: "HDF v1 (exec-json), for Heimdall and the tools of MITRE SAF.",
  mediaType: "application/json",
  extension: ".json",
  async render(report) {
    const { renderHdf } = await import("./render-hdf.ts");
    return renderHdf(report);
  },
});
