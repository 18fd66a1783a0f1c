import type { Evidence } from "../../../model/evidence.ts";
import { recordedTarget } from "../../../targets/recorded/recorded-target.ts";
import type { Recording } from "../../../targets/recorded/recording.ts";
import type { Secrets } from "../../../targets/recorded/shown-texts.ts";
import { collectEvidence } from "../../collect-evidence.ts";
import { collectors } from "../../index.ts";
import { replayPackaged } from "./replay-packaged.ts";
import { replayPackages } from "./replay-packages.ts";
import type { StateRequest } from "./is-state.ts";

/**
 * Runs our collectors over what the script showed for these requests. Rules about the text of a file never see one in
 * which digests of passwords were replaced: they could pass by that.
 */
export async function replayState(
  recording: Recording,
  requests: readonly StateRequest[],
): Promise<Evidence["observations"]> {
  const isText = ({ kind }: StateRequest) => kind === "files" || kind === "file-search";
  const texts = requests.filter(isText);
  const others = requests.filter((request) => !isText(request));
  return {
    ...(await replayed(recording, others, "masked")),
    ...(await replayed(recording, texts, "left-out")),
  };
}

async function replayed(
  recording: Recording,
  requests: readonly StateRequest[],
  secrets: Secrets,
): Promise<Evidence["observations"]> {
  const target = recordedTarget(recording, secrets);
  if (target.status === "unavailable" || requests.length === 0) return {};
  const { observations } = await collectEvidence(target.value, requests, collectors);
  const hasRpm = "packages" in observations && recording.ofKind("rpm-packages").length > 0;
  const files = target.value.files;
  const told = files === null ? observations : replayPackaged(recording, files, { requests, observations });
  const packages = hasRpm ? await replayPackages(recording, target.value) : null;
  return packages === null ? told : { ...told, packages };
}
