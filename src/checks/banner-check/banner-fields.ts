import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { filePaths } from "../field-kinds/file-paths.ts";
import { possiblyEmptyText } from "../field-kinds/text.ts";
import type { FieldValues } from "../fields.ts";

/** Fields of BANNER_CHECK. */
export const bannerFields = {
  file: required("file", filePaths, {
    summary: "the file that is shown to users",
    example: '"/etc/issue.net"',
  }),
  content: required("content", possiblyEmptyText, {
    summary: "the text of the file; blanks and line ends are evened out before they are compared",
    example: '"Authorised users only."',
  }),
  isSubstring: optional("is_substring", yesOrNo, { summary: "YES: the file may hold more than this text" }),
  ...commonFields,
};

/** Values of a BANNER_CHECK rule. */
export type BannerValues = FieldValues<typeof bannerFields>;
