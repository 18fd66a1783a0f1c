import type { Seen } from "../../model/observation.ts";
import type { SystemQuery } from "../../model/system-query.ts";
import type { Target } from "../../targets/target.ts";

/** A question about one user; the system itself has no name. */
interface Place {
  readonly subject: string;
  readonly asked: SystemQuery;
}

type Defaults = Extract<SystemQuery, { readonly kind: "defaults" }>;

const USERS = "/Users";
const NO_USER = /^(?:\.|Shared$|Guest$)/;
const MOST_USERS = 1_000;

/** The question itself, or one for the property list of each user. What is managed counts before what users chose. */
export function defaultsOfUsers(target: Target, query: SystemQuery): Seen<readonly Place[]> {
  if (query.kind !== "defaults") return observed([{ subject: "", asked: query }]);
  if (query.managedPath !== null) {
    const path = `${query.managedPath.replace(/\/+$/, "")}/${query.domain}.plist`;
    if (target.files?.stat(path).status === "observed")
      return observed([{ subject: "", asked: { ...query, domain: path, host: "any" } }]);
  }
  return query.users === "this" ? observed([{ subject: "", asked: query }]) : placesOfUsers(target, query);
}

function placesOfUsers({ files }: Target, query: Defaults): Seen<readonly Place[]> {
  const names = files?.list(USERS);
  if (names === undefined)
    return { status: "unavailable", reason: "not-supported", detail: "No files can be read on this target." };
  if (names.status === "unavailable") return names;
  const users = names.value.filter((name) => !NO_USER.test(name));
  if (users.length > MOST_USERS)
    return {
      status: "unavailable",
      reason: "truncated-output",
      detail: `${USERS} has more than ${MOST_USERS} users.`,
    };
  return observed(
    users.map((user) => ({ subject: user, asked: { ...query, domain: domainOf(user, query), host: "any" } })),
  );

  function domainOf(user: string, { domain, host }: Defaults): string {
    const folder = `${USERS}/${user}/Library/Preferences`;
    if (host === "any") return `${folder}/${domain}`;
    const listed = files?.list(`${folder}/ByHost`);
    const own = listed?.status === "observed" ? listed.value : [];
    const name = own.find((file) => file.startsWith(`${domain}.`) && file.endsWith(".plist"));
    return `${folder}/ByHost/${name ?? domain}`;
  }
}

function observed(value: readonly Place[]): Seen<readonly Place[]> {
  return { status: "observed", value };
}
