import { MapReader } from "../../yaml/map-reader.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import { Secret } from "../secret.ts";
import type { SecretSource } from "../secret.ts";
import type { FaultSink } from "./fault-sink.ts";
import { PATH, readPath } from "./read-path.ts";

/** The keys of a secret that stands elsewhere; one of them is given. */
export const SECRET_KEYS = ["env", "file", "credential"] as const;

/** What a text is that may stand elsewhere, and whether it may stand in the file as well. */
export interface SecretForm {
  readonly key: string;
  readonly inline: "warned" | "allowed";
}

const FORM = "{ env: NAME }, { file: PATH } or { credential: NAME }";
const EXAMPLE = "{ credential: NAME }, with LoadCredential=NAME:PATH in the unit";

const VARIABLE = { form: "the name of a variable of the environment", example: "SMTP_PASSWORD" };
const CREDENTIAL = { form: "the name of a credential of systemd", example: "smtp-password" };

/** Reads where a secret is found. `null` where nothing is written, or something wrong. */
export function readSecretSource(
  tree: YamlTree | null,
  form: SecretForm,
  faults: FaultSink,
): SecretSource | null {
  if (tree === null) return null;
  if (tree.kind === "map") return readElsewhere(tree, form, faults);
  const { span } = tree;
  if (tree.kind !== "text" || tree.text === "" || /[\0\r\n]/.test(tree.text)) {
    const found = tree.kind === "text" ? "a text that is empty or of several lines" : KIND_WORDS[tree.kind];
    const hint = `write ${form.key}: ${EXAMPLE}`;
    faults.error({ code: "AUD5005", message: `${form.key}: expected ${FORM}, found ${found}`, hint, span });
    return null;
  }
  if (form.inline === "warned") faults.warn({ ...inline(form.key), span });
  return { kind: "inline", secret: new Secret(tree.text), span };
}

function inline(key: string) {
  return {
    code: "AUD7203",
    message: `${key}: a secret stands in this file, where everybody who may read it sees it`,
    hint: `write ${key}: ${FORM}`,
  };
}

function readElsewhere(tree: YamlTree, { key }: SecretForm, { error }: FaultSink): SecretSource | null {
  const map = new MapReader(tree, SECRET_KEYS, error);
  const { span } = tree;
  const given = SECRET_KEYS.filter((word) => map.tree(word) !== null);
  if (given.length !== 1) {
    const found = given.length === 0 ? "none of them" : given.join(" and ");
    const hint = `write ${key}: ${EXAMPLE}`;
    error({ code: "AUD5005", message: `${key}: expected ${FORM}, found ${found}`, hint, span });
    return null;
  }
  const path = readPath(map.text("file", PATH), "file", error);
  if (path !== null) return { kind: "file", path: path.text, span };
  const name = readName(map, error);
  return name === null ? null : { ...name, span };
}

function readName(map: MapReader, report: FaultSink["error"]) {
  const [kind, given] =
    map.tree("env") === null
      ? (["credential", map.text("credential")] as const)
      : (["environment", map.text("env")] as const);
  if (given === null) return null;
  const pattern = kind === "environment" ? /^[A-Za-z_]\w{0,254}$/ : /^(?!\.{1,2}$)[\w.@-]{1,255}$/;
  if (pattern.test(given.text)) return { kind, name: given.text };
  if (kind === "environment") report(wrongValue("env", VARIABLE, given));
  else report(wrongValue("credential", CREDENTIAL, given));
  return null;
}
