import { METADATA_FAULTS } from "../../grammar/metadata/metadata-faults.ts";
import { SYNTAX_FAULTS } from "../../grammar/syntax-faults.ts";

/** Every code of this room with its meaning: the table in the README, and the rules of SARIF. Never reused. */
export const POLICY_CODES = {
  AUD1000: "the file is larger than 64 MiB (reported by the command line)",
  AUD2001: "an item has no `type`, and no `name` either",
  AUD2002: "the check type does not exist",
  AUD2003: "the check type is known and not judged by this version (warning)",
  AUD2004: "an item has no description",
  AUD2005: "a keyword that the check does not have",
  AUD2006: "a required keyword is missing",
  AUD2007: "a keyword that counts once is given twice",
  AUD2008: "`severity` is not HIGH, MEDIUM or LOW",
  AUD2009: "a variable that is not declared and has no value; a warning in texts for people",
  AUD2010: "a word that is none of the choices",
  AUD2011: "`system` names a system that is not known here (warning)",
  AUD2012: "a keyword of the language that has no effect on the check (warning)",
  AUD2013: "no longer given",
  AUD2020: "a member of a port list that can never match",
  AUD2021: "a member of a port list that is not a pattern",
  AUD2022: "a range in a port list, which Nessus does not know (note)",
  AUD2023: "an empty member in a port list (warning)",
  AUD2024: "an empty port list where at least one port is needed",
  AUD2030: "`address` is not an address, a CIDR block, a scope or an interface",
  AUD2031: "`scope` is not a scope",
  AUD2040: "no process name is given",
  AUD2041: "a process name that looks like a pattern and is none (warning)",
  AUD2042: "a digest has the wrong length or digits",
  AUD2043: "a list without a value",
  AUD2050: "a value for a name that no policy knows; a warning for one from a file",
  AUD2051: "a variable that is never used (note); a warning if a value was given",
  AUD2052: "a value that does not fit its `value_type`; a warning for a default",
  AUD2053: "a variable without a default and without a value; a warning in texts for people",
  AUD2054: "a value that ends the string, word or tag it stands in",
  AUD2055: "a value that holds a variable, which stays as it is (warning)",
  AUD2056: "values that make the policy larger than 64 MiB",
  AUD2060: "a file of values that is no YAML or JSON, or too large",
  AUD2061: "a value that is no text",
  AUD2062: "a key that is no name of a variable",
  AUD2063: "a name that is given twice",
  AUD2064: "a name without a value",
  AUD2070: "the `check_type` is not known (warning)",
  AUD2071: "the name of an `<item>` does not exist",
  AUD2072: "a `<report>` does not say what it reports",
  AUD2073: "an `<if>` has no `<condition>` or no `<then>`",
  AUD2074: "an `<if>` has two of them, or two `<else>`",
  AUD2075: "a `<condition>` is neither AND nor OR",
  AUD2076: "`auto` is neither FAILED nor WARNING",
  AUD2077: "`auto` has no effect beside an `<else>` (warning)",
  AUD2078: "an `<if>` inside of a `<condition>` is not judged (warning)",
  AUD2140: "a description that another finding of the same run has too (warning)",
  AUD2141: "a branch that is never taken, because an enclosing `<if>` has settled its condition (warning)",
  AUD2142: "a `<condition>` whose reports decide it, whatever the host is like (warning)",
  AUD2143: "a `<condition>` whose items all have to pass and are for different systems (warning)",
  AUD2144: "an item or a `<condition>` for a system that never comes to where it stands (warning)",
  AUD2145: "a `<condition>` without items (warning)",
  AUD2146: "two rules of which no host can pass both (warning)",
  AUD2149: "there are more warnings about the policy as a whole than are shown (note)",
} as const satisfies Readonly<Record<string, string>>;

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(POLICY_CODES),
  ...Object.entries({ ...SYNTAX_FAULTS, ...METADATA_FAULTS }).map(
    ([code, [, meaning]]) => [code, meaning.replace(/\.$/, "")] as const,
  ),
]);

const SEVERITY = / \((error|warning|note)\)$/;

/** What a code stands for, in a few words without its severity; the code itself where nobody has said. */
export function meaningOfCode(code: string): string {
  const meaning = MEANINGS.get(code)?.replace(SEVERITY, "");
  return meaning === undefined ? code : `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`;
}
