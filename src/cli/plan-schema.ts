/** Names the schema that `plan.schema.json` has as its `$id`. */
export const PLAN_SCHEMA = "urn:dotaudit:plan:1.0";
