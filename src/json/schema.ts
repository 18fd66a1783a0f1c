/** The part of JSON Schema 2020-12 that the published schemas use, its references followed. */
export interface Schema {
  readonly description?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  /** Members by the start of their names: `^word:`. */
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  /** The values of a list that has so many; there are no others. */
  readonly prefixItems?: readonly Schema[];
  /** `false` stands beside `prefixItems` only. */
  readonly items?: Schema | false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly Schema[];
}
