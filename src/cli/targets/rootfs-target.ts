import type { TargetKind } from "./target-kind.ts";

/** The root file system of a system that does not run, in a folder. */
export const rootfsTarget: TargetKind = {
  prefix: "rootfs:",
  form: "rootfs:DIR",
  word: "path",
  options: ["predict"],
  name: ({ text, word }, { predict }) => [
    {
      name: text,
      open: async () => {
        const { openRootfs } = await import("../../targets/rootfs/open-rootfs.ts");
        return openRootfs({ folder: word, name: text, predict: predict === true ? "asked" : "not-asked" });
      },
    },
  ],
};
