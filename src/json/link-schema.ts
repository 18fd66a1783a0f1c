import type { Schema } from "./schema.ts";

/** A published schema as its file has it: `$ref` stands for one of `$defs`. */
export interface SchemaDocument {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, unknown>>;
}

const REFERENCE = /^#\/\$defs\/(.+)$/;

/** The schema of a document with what its references stand for in their places. Throws where one stands for nothing. */
export function linkSchema(document: SchemaDocument): Schema {
  return new Linker(document).linkObject(document, {});
}

class Linker {
  readonly #document: SchemaDocument;
  readonly #linked = new Map<string, Record<string, unknown>>();

  constructor(document: SchemaDocument) {
    this.#document = document;
  }

  /** Fills `target`; `$defs` themselves are left out. */
  linkObject(source: object, target: Record<string, unknown>): Record<string, unknown> {
    for (const [name, part] of Object.entries(source)) if (name !== "$defs") target[name] = this.#link(part);
    return target;
  }

  #link(part: unknown): unknown {
    if (Array.isArray(part)) return part.map((entry) => this.#link(entry));
    if (typeof part !== "object" || part === null) return part;
    const name = "$ref" in part ? REFERENCE.exec(String(part.$ref))?.[1] : undefined;
    return name === undefined ? this.linkObject(part, {}) : this.#definition(name);
  }

  /** Kept before it is filled, so that a definition may hold itself. */
  #definition(name: string): Record<string, unknown> {
    const known = this.#linked.get(name);
    if (known !== undefined) return known;
    const source = this.#document.$defs[name];
    if (typeof source !== "object" || source === null)
      throw new Error(`The schema ${this.#document.$id} has no definition ${name}.`);
    const target: Record<string, unknown> = {};
    this.#linked.set(name, target);
    return this.linkObject(source, target);
  }
}
