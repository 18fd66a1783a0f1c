import { isLoopback } from "./read-host.ts";

/** A URL that alerts may be sent to, or a sentence why they may not. */
export type CheckedUrl =
  { readonly status: "good"; readonly url: URL } | { readonly status: "bad"; readonly message: string };

/** Alerts leave this machine only over TLS. The message does not repeat the URL: it may be a secret. */
export function checkUrl(text: string): CheckedUrl {
  const url = URL.parse(text);
  if (url === null) return bad("expected a URL such as https://alerts.example/hook");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    return bad("expected https:; http: is for this machine only");
  if (url.username !== "" || url.password !== "")
    return bad("a user or password does not belong into it; send it as a header");
  return { status: "good", url };
}

function bad(message: string): CheckedUrl {
  return { status: "bad", message };
}
