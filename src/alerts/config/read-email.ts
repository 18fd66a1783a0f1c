import type { PlacedText } from "../../yaml/map-reader.ts";
import type { EmailReceiver } from "../receiver.ts";
import { readChoice } from "./read-choice.ts";
import { ENDPOINT_KEYS, readEndpoint } from "./read-endpoint.ts";
import { isLoopback } from "./read-host.ts";
import { readTexts } from "../../yaml/read-texts.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";
import { readSecretSource } from "./read-secret-source.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of e-mail. */
export const EMAIL_KEYS = [...ENDPOINT_KEYS, "tls", "user", "password", "from", "to"] as const;

const TLS = { key: "tls", words: ["starttls", "implicit", "none"], fallback: "starttls" } as const;
const USUAL_PORTS = { starttls: 587, implicit: 465, none: 25 } as const;
const MAILBOX = { form: "a bare address such as admin@example.com", example: "admin@example.com" };
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/;

/** Reads a receiver of e-mail: one for each of its addresses, because each has a queue of its own. */
export function readEmail(form: ReceiverForm): readonly EmailReceiver[] {
  const { map, faults, common } = form;
  const tls = readChoice(map, TLS, faults.error);
  const server = readEndpoint(form, USUAL_PORTS[tls]);
  const login = readLogin(form);
  const from = readAddress(map.required("from", MAILBOX), "from", form);
  const addresses = readTo(form);
  if (login !== null && tls === "none" && server !== null && !isLoopback(server.host))
    faults.error({
      code: "AUD7204",
      message: "the password would go over the network without TLS",
      hint: "write tls: starttls or tls: implicit",
      span: map.text("tls")?.span ?? map.span,
    });
  if (server === null || from === null) return [];
  const lane = (to: string): string => (addresses.length === 1 ? common.lane : `${common.lane} ${to}`);
  return addresses.map((to) => ({ ...common, kind: "email", lane: lane(to), server, tls, login, from, to }));
}

function readLogin(form: ReceiverForm): EmailReceiver["login"] {
  const { map, faults } = form;
  const user = map.text("user");
  const password = readSecretSource(map.tree("password"), { key: "password", inline: "warned" }, faults);
  if ((user === null) === (map.tree("password") === null))
    return user === null || password === null ? null : { user: user.text, password };
  const [given, missing] = user === null ? ["password", "user"] : ["user", "password"];
  faults.error({
    code: "AUD5004",
    message: `${missing} is missing, and ${given} is given`,
    hint: `add "${missing}: …", or take ${given} out`,
    span: map.span,
  });
  return null;
}

function readTo(form: ReceiverForm): readonly string[] {
  const { map, faults } = form;
  const given = readTexts(map.tree("to"), "to", faults.error);
  if (given.length === 0)
    faults.error({
      code: "AUD5004",
      message: "to is missing",
      hint: 'add "to: [admin@example.com]"',
      span: map.span,
    });
  return [...new Set(given.flatMap((text) => readAddress(text, "to", form) ?? []))];
}

function readAddress(value: PlacedText | null, key: string, { faults }: ReceiverForm): string | null {
  if (value === null || ADDRESS.test(value.text)) return value?.text ?? null;
  faults.error(wrongValue(key, MAILBOX, value));
  return null;
}
