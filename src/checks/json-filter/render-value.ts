import type { Steps } from "./filter.ts";
import { isList, isObject } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";

/** A value on one line, as `tojson` writes it. Steps are counted: a value may hold another one very many times. */
export function compactJson(value: JsonValue, steps: Steps): string {
  steps.take();
  if (isList(value)) return `[${value.map((item) => compactJson(item, steps)).join(",")}]`;
  if (!isObject(value)) return scalarJson(value, steps);
  const members = [...value].map(([name, inner]) => memberOf(name, compactJson(inner, steps), ":"));
  return `{${members.join(",")}}`;
}

/** A value as `jq -r` prints it: texts as they are, everything else as JSON over several lines. */
export function printedJson(value: JsonValue, steps: Steps): string {
  return typeof value === "string" ? value : spreadJson(value, "", steps);
}

function spreadJson(value: JsonValue, indent: string, steps: Steps): string {
  steps.takeText(indent.length);
  const inner = `${indent}  `;
  const spreadItem = (item: JsonValue) => spreadJson(item, inner, steps);
  if (isList(value)) {
    const items = value.map((item) => inner + spreadItem(item));
    return spread("[]", items, indent);
  }
  if (!isObject(value)) return scalarJson(value, steps);
  const members = [...value].map(([name, item]) => inner + memberOf(name, spreadItem(item), ": "));
  return spread("{}", members, indent);
}

function spread(brackets: string, parts: readonly string[], indent: string): string {
  if (parts.length === 0) return brackets;
  return `${brackets.charAt(0)}\n${parts.join(",\n")}\n${indent}${brackets.charAt(1)}`;
}

function memberOf(name: string, value: string, colon: string): string {
  return `${stringJson(name)}${colon}${value}`;
}

function scalarJson(value: null | boolean | number | string, steps: Steps): string {
  if (typeof value === "string") {
    steps.takeText(value.length);
    return stringJson(value);
  }
  return typeof value === "number" ? numberText(value) : String(value);
}

function stringJson(text: string): string {
  return JSON.stringify(text).replaceAll("\x7f", "\\u007f");
}

/** A number as jq writes it: with an exponent where it would have many zeros. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return "null";
  const bounded = Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
  if (bounded === 0) return Object.is(bounded, -0) ? "-0" : "0";
  const [mantissa = "", exponent = ""] = Math.abs(bounded).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1;
  const sign = bounded < 0 ? "-" : "";
  if (point <= -4 || point > digits.length + 15) return `${sign}${mantissa}e${exponentText(point - 1)}`;
  return sign + plainDigits(digits, point);
}

function exponentText(exponent: number): string {
  return `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function plainDigits(digits: string, point: number): string {
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits.padEnd(point, "0");
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
