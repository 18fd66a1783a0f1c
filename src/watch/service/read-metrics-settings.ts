import ipaddr from "ipaddr.js";
import { MapReader } from "../../yaml/map-reader.ts";
import type { ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { readFlag, readNumber } from "../config/read-values.ts";
import { USUAL_METRICS_ADDRESS } from "./metrics-settings.ts";
import type { MetricsSettings } from "./metrics-settings.ts";

/** The keys of `metrics`. */
const METRICS_KEYS = ["port", "address", "expose"] as const;

const PORT = { key: "port", most: 65_535, form: "a port", example: "9464" };
const ADDRESS = { form: "an IPv4 or IPv6 address", example: USUAL_METRICS_ADDRESS };

/** No address comes near it, and telling what is none takes long for a longer text. */
const LONGEST_ADDRESS = 64;

/**
 * Reads `metrics: { port, address, expose }`. An address that others can reach is refused unless `expose: true` says that
 * it is meant. `null` where a fault was reported.
 */
export function readMetricsSettings(tree: YamlTree, report: ReportFault): MetricsSettings | null {
  const map = new MapReader(tree, METRICS_KEYS, report);
  if (tree.kind !== "map") return null;
  if (map.tree("port") === null) map.required("port", PORT);
  const port = readNumber(map, PORT, report);
  const place = readPlace(map, report);
  return port === null || place === null ? null : { ...place, port };
}

function readPlace(map: MapReader, report: ReportFault): Omit<MetricsSettings, "port"> | null {
  const isMeant = readFlag(map, "expose", report);
  const given = map.text("address", ADDRESS);
  if (given === null) return { address: USUAL_METRICS_ADDRESS, exposure: "loopback" };
  const { text: address, span } = given;
  const exposure = exposureOf(address);
  if (exposure === "loopback" || (exposure === "others-too" && isMeant)) return { address, exposure };
  const fault =
    exposure === null
      ? wrongValue("address", ADDRESS, given)
      : {
          code: "AUD7020",
          message: `address: others can reach ${address}, and nobody is asked who they are`,
          hint: `take ${USUAL_METRICS_ADDRESS}, or add "expose: true" if it is meant`,
        };
  report({ ...fault, span });
  return null;
}

function exposureOf(address: string): MetricsSettings["exposure"] | null {
  if (address.length > LONGEST_ADDRESS || address.includes("%")) return null;
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return null;
  return ipaddr.process(address).range() === "loopback" ? "loopback" : "others-too";
}
