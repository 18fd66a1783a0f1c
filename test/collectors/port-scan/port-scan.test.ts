import { expect, it } from "vitest";
import { NO_SCAN } from "../../../src/collectors/port-scan/port-scan.ts";
import { scanFormats } from "../../../src/reporters/scan/index.ts";

it("without a scan, says how to make one with and without nmap, in a format that there is", () => {
  const [, format] = /`audit scan HOST --ports - -o (\w+)=scan\.xml`/.exec(JSON.stringify(NO_SCAN)) ?? [];
  expect(scanFormats.map(({ id }) => id)).toContain(format);
  expect(NO_SCAN).toMatchObject({
    status: "unavailable",
    detail: expect.stringContaining("nmap -sS") as string,
  });
});
