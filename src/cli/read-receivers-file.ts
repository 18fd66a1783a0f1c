import { hideSecrets } from "../alerts/config/hide-secrets.ts";
import { parseReceivers } from "../alerts/config/parse-receivers.ts";
import type { ParsedReceivers } from "../alerts/config/parse-receivers.ts";
import type { Receiver } from "../alerts/receiver.ts";
import { receiversOfMail } from "../alerts/receivers-of-mail.ts";
import { parsePortspec } from "../policy/portspec/parse-portspec.ts";
import { checkFiles } from "../receivers/check-files.ts";
import { checkSecrets } from "../receivers/check-secrets.ts";
import { LARGEST_YAML } from "../yaml/parse-yaml.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { TextError } from "./usage-error.ts";

/** The receivers of a configuration of ours or of PortSpec. Warnings go to standard error; errors are thrown. */
export function readReceiversFile(name: string): readonly Receiver[] {
  const input = readPolicyFile(name, LARGEST_YAML);
  if (input.status === "too-large") throw new TextError(`${input.file}: larger than 1 MiB.`);
  const { text, receivers, diagnostics } = isOfPortspec(input.bytes)
    ? mailOf(input.bytes)
    : ours(input.bytes);
  const all = {
    file: input.file,
    text,
    diagnostics: [...diagnostics, ...checkSecrets(receivers), ...checkFiles(receivers)],
  };
  if (all.diagnostics.some(({ severity }) => severity === "error"))
    throw new TextError(`these receivers cannot be used:\n${formatDiagnostics(all).trimEnd()}`);
  process.stderr.write(formatDiagnostics(all));
  return receivers;
}

function isOfPortspec(bytes: Buffer): boolean {
  return /^["']?sendemail["']?[ \t]*:/im.test(bytes.toString("latin1"));
}

function mailOf(bytes: Buffer): ParsedReceivers {
  const { text, config, diagnostics } = parsePortspec(bytes, "fixed");
  const mail = config?.mail ?? null;
  const faults = diagnostics.filter(({ severity }) => severity === "error");
  return { text, receivers: mail === null ? [] : receiversOfMail(mail), diagnostics: faults };
}

function ours(bytes: Buffer): ParsedReceivers {
  const parsed = parseReceivers(bytes);
  return { ...parsed, text: hideSecrets(parsed.text) };
}
