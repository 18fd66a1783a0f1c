import { defineCollector } from "../define-collector.ts";

/** The packages in every running container of Docker. */
export const containerPackages = defineCollector({
  id: "docker-container-packages",
  kind: "container-packages",
  summary: "finds running containers by the state of Docker on disk, and reads the package databases in them",
  cannotSee: ["containers of other engines, and of a Docker whose data-root only an option tells"],
  isApplicable: ({ kind, atRest }) => kind === "local" && atRest === undefined,
  touches: () => [
    { kind: "file", path: "/var/lib/docker/containers/*/config.v2.json" },
    { kind: "other", words: "the package databases in the running containers of Docker" },
  ],
  async collect(target, requests) {
    const { readContainerPackages } = await import("./read-container-packages.ts");
    const observation = readContainerPackages(target);
    return requests.map(() => observation);
  },
});
