import type { CommandRequest } from "../../model/command.ts";
import type { FileSearchRequest } from "../../model/file-search.ts";
import { requestSearch } from "../file-searches/request-search.ts";
import { findCommand } from "./find-command.ts";
import type { FindValues } from "./find-fields.ts";
import { testsOf } from "./find-tests.ts";

/** What a FIND_CMD rule asks for: a search, or with `exec` a command, which runs only where the user allows it. */
export function findRequests(values: FindValues): readonly (CommandRequest | FileSearchRequest)[] {
  if (oddTarget(values) !== null) return [];
  if (values.exec !== null)
    return [{ kind: "command", command: findCommand(values, values.exec), timeoutSeconds: null }];
  return [searchOf(values)];
}

/** A target that is no whole path; what else it may be is not documented. */
export function oddTarget({ target }: FindValues): string | null {
  return target.find((path) => !path.startsWith("/")) ?? null;
}

/** The search of a FIND_CMD rule without `exec`. */
export function searchOf(values: FindValues): FileSearchRequest {
  const { target, mindepth, maxdepth } = values;
  const depth = { least: mindepth ?? 0, most: maxdepth };
  return requestSearch({ bases: target, test: testsOf(values), depth });
}
