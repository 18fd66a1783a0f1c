import { defineReporter } from "../define-reporter.ts";

/** Logging commands of Azure Pipelines. */
export const azure = defineReporter({
  id: "azure",
  summary: "Logging commands of Azure Pipelines: issues, and how the task ends.",
  mediaType: "text/plain",
  extension: ".txt",
  async render(report) {
    const { renderAzure } = await import("./render-azure.ts");
    return renderAzure(report);
  },
});
