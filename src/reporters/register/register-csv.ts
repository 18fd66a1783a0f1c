import type { PortRegister } from "../../model/port-register.ts";
import { csvRow } from "../csv/csv-row.ts";
import { REGISTER_COLUMNS } from "./register-columns.ts";

/** The register as a table for a spreadsheet: a line for each port, below the titles. */
export function renderRegisterCsv(register: PortRegister): string {
  const rows = register.rows.map((row) =>
    csvRow(REGISTER_COLUMNS.map(({ cell }) => cell(row, register).join("\n"))),
  );
  return csvRow(REGISTER_COLUMNS.map(({ title }) => title)) + rows.join("");
}
