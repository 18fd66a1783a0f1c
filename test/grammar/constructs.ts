import type { PolicyMetadata } from "../../grammar/metadata/index.ts";
import type {
  AssignmentSyntax,
  ElementSyntax,
  PolicySyntax,
  SyntaxNode,
  ValueSyntax,
} from "../../grammar/index.ts";

/** A fixture of the language, read. */
export interface ReadFixture {
  readonly text: string;
  readonly syntax: PolicySyntax;
  readonly metadata: PolicyMetadata;
  /** Codes of what lint says of it. */
  readonly codes: readonly string[];
}

type Predicate = (fixture: ReadFixture) => boolean;

function nodesOf({ syntax }: ReadFixture): readonly SyntaxNode[] {
  const inside = (node: SyntaxNode): SyntaxNode[] => [
    node,
    ...(node.kind === "element" ? node.children.flatMap(inside) : []),
  ];
  return syntax.children.flatMap(inside);
}

/** Elements of a policy that have one of the names. */
export function elementsOf(fixture: ReadFixture, ...names: readonly string[]): readonly ElementSyntax[] {
  return nodesOf(fixture)
    .filter((node) => node.kind === "element")
    .filter(({ name }) => names.length === 0 || names.includes(name));
}

/** Pairs of a policy that have the keyword. */
function pairsOf(fixture: ReadFixture, keyword?: string): readonly AssignmentSyntax[] {
  return nodesOf(fixture)
    .filter((node) => node.kind === "assignment")
    .filter((node) => keyword === undefined || node.keyword === keyword);
}

/** Every value of a policy, and every part of a value. */
export function valuesOf(fixture: ReadFixture): readonly ValueSyntax[] {
  const inside = (value: ValueSyntax): ValueSyntax[] => [
    value,
    ...(value.kind === "list" ? value.operands.flatMap(inside) : []),
    ...(value.kind === "term" ? [value.value] : []),
  ];
  return pairsOf(fixture).flatMap(({ value }) => inside(value));
}

function sourceOf({ text }: ReadFixture, { span }: { span: { start: number; end: number } }): string {
  return text.slice(span.start, span.end);
}

function strings(test: (value: string, written: string) => boolean): Predicate {
  return (fixture) =>
    valuesOf(fixture).some((value) => value.kind === "string" && test(value.value, sourceOf(fixture, value)));
}

const tag =
  (name: string): Predicate =>
  (fixture) =>
    elementsOf(fixture, name).length > 0;
const keyword =
  (name: string): Predicate =>
  (fixture) =>
    pairsOf(fixture, name).length > 0;

function attribute(name: string, value: string): Predicate {
  return (fixture) =>
    elementsOf(fixture).some(({ attributes }) =>
      attributes.some((found) => found.name === name && found.value === value),
    );
}

const checkType =
  (name: string): Predicate =>
  (fixture) =>
    elementsOf(fixture, "check_type").some(({ value }) => value === name);

const list =
  (operator: string): Predicate =>
  (fixture) =>
    valuesOf(fixture).some((value) => value.kind === "list" && value.operator === operator);

const word =
  (key: string, value: string): Predicate =>
  (fixture) =>
    pairsOf(fixture, key).some((pair) => pair.value.kind === "word" && pair.value.value === value);

const itemType = (type: string): Predicate => word("type", type);
const text =
  (pattern: RegExp): Predicate =>
  (fixture) =>
    pattern.test(fixture.text);
const code =
  (name: string): Predicate =>
  ({ codes }) =>
    codes.includes(name);
const all =
  (...predicates: readonly Predicate[]): Predicate =>
  (fixture) =>
    predicates.every((predicate) => predicate(fixture));

const dialect =
  (name: string): Predicate =>
  ({ syntax }) =>
    syntax.dialect === name;

/** Whether an element of one name holds one of another. */
function holds(outer: string, inner: string): Predicate {
  return (fixture) =>
    elementsOf(fixture, outer).some(({ children }) =>
      children.some((child) => child.kind === "element" && child.name === inner),
    );
}

/** Whether an element is closed by the closing tag of another. */
function closedBy(name: string, closer: string): Predicate {
  return (fixture) =>
    elementsOf(fixture, name).some(
      ({ closeSpan }) => closeSpan !== null && sourceOf(fixture, { span: closeSpan }) === `</${closer}>`,
    );
}

/** What each fixture must show, by its name. */
export const CONSTRUCTS: Readonly<Record<string, Predicate>> = {
  "file/header": ({ syntax }) => (syntax.comments[0]?.span.end ?? 0) < (syntax.children[0]?.span.start ?? 0),
  "file/check-type": checkType("Unix"),
  "file/attributes-of-a-tag": all(attribute("db_type", "PostgreSQL"), attribute("version", "1")),
  "file/attribute-without-quotes": all(attribute("mdm_type", "AIRWATCH"), text(/mdm_type:A/)),
  "file/blanks-in-tags": all(text(/check_type\t: "Windows"/), text(/< if >/), text(/<\/ if>/), tag("if")),
  "file/case-of-tags": all(text(/<IF>/), tag("if"), attribute("type", "PASSED"), text(/ TYPE:/)),
  "file/tag-over-several-lines": (fixture) =>
    elementsOf(fixture).some(({ openSpan }) => sourceOf(fixture, { span: openSpan }).includes("\n")),
  "file/group-policy": all(tag("group_policy"), checkType("Windows")),
  "file/group-policy-in-unix": all(tag("group_policy"), checkType("Unix")),
  "file/debug": all(...["check_type", "custom_item", "if"].map((outer) => holds(outer, "debug"))),
  "file/encodings": text(/[^\0-\x7f]/),

  "items/custom-item": all(tag("custom_item"), itemType("CMD_EXEC")),
  "items/built-in-item": all(tag("item"), keyword("name")),
  "items/report": holds("check_type", "report"),
  "items/report-types": all(
    ...["PASSED", "FAILED", "WARNING", "INFO"].map((type) => attribute("type", type)),
  ),
  "items/severity": all(...["HIGH", "MEDIUM", "LOW"].map((severity) => word("severity", severity))),
  "items/system": keyword("system"),
  "items/texts-for-the-reader": all(...["info", "solution", "see_also", "reference"].map(keyword)),
  "items/repeated-keywords": (fixture) => pairsOf(fixture, "regex").length > 1,
  "items/known-good": keyword("known_good"),
  "items/check-type-as-a-keyword": all(tag("check_type"), keyword("check_type")),
  "items/keyword-with-capitals": keyword("fieldsSelector"),
  "items/free-layout": all(text(/<custom_item> type : \w+ description : /), text(/\n {2}: /), text(/:\n/)),
  "items/either-closing-tag": all(closedBy("custom_item", "item"), closedBy("item", "custom_item")),
  "items/acl-of-a-file": all(closedBy("file_acl", "file_acl"), holds("file_acl", "user")),
  "items/acl-closed-by-acl": closedBy("registry_acl", "acl"),
  "items/acls-of-other-things": all(
    ...["service_acl", "launch_acl", "launch2_acl", "access_acl", "acl"].map(tag),
  ),

  "branches/if-then": all(holds("if", "condition"), holds("if", "then"), attribute("type", "AND")),
  "branches/if-then-else": holds("if", "else"),
  "branches/or": attribute("type", "or"),
  "branches/auto-failed": all(attribute("auto", "FAILED"), text(/type:"AND" auto:/)),
  "branches/auto-warning": all(attribute("auto", "WARNING"), text(/auto:"WARNING" type:/)),
  "branches/show-output": all(keyword("show_output"), (fixture) =>
    elementsOf(fixture, "condition").some(({ children }) => children.length > 1),
  ),
  "branches/nested-ifs": holds("then", "if"),
  "branches/if-in-a-condition": holds("condition", "if"),

  "comments/everywhere": all(
    ({ syntax }) => syntax.comments.length > 12,
    text(/ : #/),
    text(/\|\| #/),
    text(/<custom_item> #/),
  ),
  "comments/item-that-is-commented-out": all(
    text(/^#<custom_item>/m),
    (fixture) => elementsOf(fixture, "custom_item").length === 1,
  ),

  "metadata/ui-metadata": ({ metadata }) =>
    metadata.displayName !== null &&
    metadata.description !== null &&
    metadata.labels.length > 1 &&
    metadata.benchmarkRefs.length > 1 &&
    metadata.other.length > 0,
  "metadata/spec": ({ metadata }) => Object.values(metadata.specs[0] ?? { none: null }).every(Boolean),
  "metadata/variables": ({ metadata }) =>
    ["STRING", "INTEGER", "UNIX_FILE_PATH"].every((type) =>
      metadata.variables.some(({ valueType }) => valueType === type),
    ),
  "metadata/variables-anywhere": all(
    text(/\[@LEAST@\.\.MAX\]/),
    word("status", "@SWITCH@"),
    text(/root@example/),
  ),

  "strings/escapes": all(
    dialect("escaped"),
    strings((value) => value.includes(`A "quoted" word, an 'apostrophe' and a \\ in`)),
    strings((value, written) => value.includes(String.raw`\s`) && written.includes(String.raw`\\s`)),
  ),
  "strings/single-quotes": all(
    strings((value, written) => written.startsWith("'") && value.includes('"')),
    strings((value, written) => written.startsWith('"') && value.includes("'")),
    strings((value, written) => written.startsWith("'") && value.includes("'")),
  ),
  "strings/raw-strings-of-windows": all(
    dialect("raw"),
    strings((value, written) => value.endsWith("\\") && written.endsWith('\\"')),
  ),
  "strings/escapes-of-windows": all(
    dialect("raw"),
    strings((value) => value.includes("\r\n\tThank")),
  ),
  "strings/several-lines": strings((value) => value.includes("\n\n")),
  "strings/comments-and-tags-in-strings": all(
    strings((value) => value.includes("\n# ")),
    strings((value) => value.includes("\n</if> </check_type>")),
    strings((value) => value.startsWith("</custom_item>")),
  ),
  "strings/shell-scripts": strings(
    (value) => value.startsWith("#!") && /<<EOF\n[^]*<\/if>\nEOF\n$/.test(value),
  ),
  "strings/file-lists": all(
    strings((value) => /^\/\S+ \/\S+\*/.test(value)),
    strings((value) => value.startsWith("~/")),
  ),

  "values/bare-words": all(word("file", "/var/log/syslog"), word("mode", "0640"), word("required", "NO")),
  "values/any-of": list("||"),
  "values/all-of": list("&&"),
  "values/parentheses": (fixture) =>
    pairsOf(fixture, "value_data").some((pair) => /^[^(]*\(.*\(\(.*\).*\)$/.test(sourceOf(fixture, pair))),
  "values/precedence": all(...["||", "&&", "|", ","].map(list)),
  "values/pipe-lists": list("|"),
  "values/columns": all(list(","), (fixture) =>
    valuesOf(fixture).some((value) => value.kind === "word" && value.value === "NULL"),
  ),
  "values/regex-terms": (fixture) => valuesOf(fixture).filter(({ kind }) => kind === "term").length > 2,
  "values/ranges": all(
    ...["1..365", "24..MAX", "MIN..5"].map(
      (range) => (fixture: ReadFixture) =>
        valuesOf(fixture).some(
          (value) => value.kind === "range" && `${value.first}..${value.last}` === range,
        ),
    ),
  ),
  "values/ranges-in-quotes": strings((value) => /^MIN\.\.\d+$/.test(value)),
  "values/odd-words": all(word("see_also", "https://example.org/spooler"), word("info", "<none>")),

  "tolerance/naked-quotes": all(
    code("AUD1021"),
    strings((value) => value === '.*PrivacyOptions=".*'),
  ),
  "tolerance/missing-quote": code("AUD1028"),
  "tolerance/missing-closing-tag": code("AUD1018"),
  "tolerance/unclosed-group": code("AUD1017"),

  "ports/allowed": itemType("AUDIT_ALLOWED_OPEN_PORTS"),
  "ports/denied": itemType("AUDIT_DENIED_OPEN_PORTS"),
  "ports/process": itemType("AUDIT_PROCESS_ON_PORT"),
  "ports/windows": all(checkType("Windows"), word("value_type", "POLICY_PORTS"), keyword("port_no")),

  "platforms/windows": all(checkType("Windows"), attribute("version", "2"), itemType("REGISTRY_SETTING")),
  "platforms/windows-files": all(checkType("WindowsFiles"), dialect("raw")),
  "platforms/file-content": all(checkType("FileContent"), keyword("file_extension")),
  "platforms/database": all(checkType("Database"), keyword("sql_request")),
  "platforms/document-store": all(checkType("MongoDB"), (fixture) => pairsOf(fixture, "type").length === 0),
  "platforms/mobile-devices": all(checkType("MDM"), attribute("mdm_type", "MOBILEIRON")),
  "platforms/network-device": all(checkType("Cisco"), keyword("item")),
  "platforms/firewall": all(checkType("Palo_Alto"), keyword("request")),
  "platforms/virtual-machines": all(checkType("VMware"), keyword("xsl_stmt")),
  "platforms/cloud": all(checkType("amazon_aws"), keyword("aws_action")),
  "platforms/service": all(checkType("Zoom"), itemType("REST_API")),
  "platforms/as-400": all(checkType("AS/400"), keyword("systemvalue")),
};
