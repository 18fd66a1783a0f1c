import { defineCollector } from "../define-collector.ts";

/** The services that xinetd is configured to offer. */
export const xinetdServices = defineCollector({
  id: "xinetd-configuration",
  kind: "xinetd",
  summary: "reads /etc/xinetd.conf and the files that it includes",
  cannotSee: ["whether xinetd runs, and with which configuration"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [
    { kind: "file", path: "/etc/xinetd.conf" },
    { kind: "file", path: "/etc/xinetd.d/*" },
  ],
  async collect(target, requests) {
    const { readXinetd } = await import("./read-xinetd.ts");
    const observation = readXinetd(target.files);
    return requests.map(() => observation);
  },
});
