import type { Sender } from "../alerts/outbox/courier.ts";
import type { Receiver } from "../alerts/receiver.ts";
import type { AlertGroup, Delivery } from "../model/alert.ts";
import { printable } from "../support/printable.ts";
import type { Attempt } from "./attempt.ts";
import { failed } from "./attempt.ts";
import { SecretReader } from "./secret-reader.ts";

/** What the command line allows. */
export interface SendingRights {
  readonly commands: "allowed" | "forbidden";
}

const LONGEST_DETAIL = 500;

/** There is `ca:` for that. */
const ADVICE_OF_NODE = /; if the root CA is installed locally.*$/;

/** The ways to all receivers. Their attempts never throw, end in time, and say no secret. */
export function makeSenders(receivers: readonly Receiver[], rights: SendingRights): readonly Sender[] {
  return receivers.map((receiver) => ({
    lane: receiver.lane,
    keep: receiver.keep,
    send: (group) => attempt(receiver, group, rights),
  }));
}

async function attempt(receiver: Receiver, group: AlertGroup, rights: SendingRights): Promise<Delivery> {
  const secrets = new SecretReader();
  const end = new AbortController();
  const late = Promise.withResolvers<Delivery>();
  const timer = setTimeout(() => {
    end.abort();
    late.resolve(failed(`no answer within ${receiver.timeout} s`));
  }, receiver.timeout * 1000);
  const sent = send(receiver, { group, secrets, signal: end.signal }, rights);
  const caught = sent.catch((fault: unknown) =>
    failed(fault instanceof Error ? fault.message : String(fault)),
  );
  const delivery = await Promise.race([caught, late.promise]);
  clearTimeout(timer);
  if (delivery.status === "delivered") return delivery;
  const detail = secrets.scrub(delivery.detail.replace(ADVICE_OF_NODE, "")).slice(0, LONGEST_DETAIL);
  return { ...delivery, detail: printable(detail) };
}

/** Each way is loaded when it is first used. */
async function send(receiver: Receiver, attempt: Attempt, rights: SendingRights): Promise<Delivery> {
  switch (receiver.kind) {
    case "email":
      return (await import("./send-email.ts")).sendEmail(receiver, attempt);
    case "webhook":
      return (await import("./send-webhook.ts")).sendWebhook(receiver, attempt);
    case "slack":
    case "teams":
      return (await import("./send-chat.ts")).sendChat(receiver, attempt);
    case "syslog":
      return (await import("./send-syslog.ts")).sendSyslog(receiver, attempt);
    case "file":
      return (await import("./append-file.ts")).appendFile(receiver, attempt);
    case "command":
      if (rights.commands === "allowed")
        return (await import("./run-command.ts")).runCommand(receiver, attempt);
      return failed("commands are not run unless --allow-commands is given");
  }
}
