import type { ChatReceiver } from "../alerts/receiver.ts";
import { renderSlack } from "../alerts/render/render-slack.ts";
import { renderTeams } from "../alerts/render/render-teams.ts";
import type { Delivery } from "../model/alert.ts";
import type { Attempt } from "./attempt.ts";
import { postJson } from "./post-json.ts";

/** Sends a group to a channel of Slack or Teams. */
export function sendChat({ kind, url, ca }: ChatReceiver, attempt: Attempt): Promise<Delivery> {
  const body = kind === "slack" ? renderSlack(attempt.group) : renderTeams(attempt.group);
  return postJson({ url: attempt.secrets.revealUrl(url), body, headers: {}, ca, signal: attempt.signal });
}
