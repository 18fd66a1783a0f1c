import type { SystemdUnitRequest } from "../../../model/services.ts";
import { UNIT_FOLDERS } from "../../systemd-unit/unit-folders.ts";
import { shellWord } from "./shell-word.ts";

/** A unit name as systemd.unit(5) allows it; it cannot be taken for an option. */
const NAME = /^[A-Za-z0-9:_.\\@][A-Za-z0-9:_.\\@-]{0,254}$/;

/** The calls that show the files of one unit, its template, and whether it runs. */
export function callsOfUnit({ unit }: SystemdUnitRequest): readonly string[] {
  if (!NAME.test(unit)) return [];
  const template = unit.replace(/@.+(\.[a-z]+)$/, "@$1");
  const names = [...new Set([unit, template])].map(shellWord).join(" ");
  return [
    `units '${UNIT_FOLDERS.join(" ")}' ${names}`,
    `programs 'systemctl show -p ActiveState --value --' ${shellWord(unit)}`,
  ];
}
