/** Keywords that every item may carry, whatever its type. */
export const TEXT_KEYWORDS = ["description", "info", "solution", "see_also", "reference"] as const;

/** Keywords of every item that say when and how much it counts. */
export const GENERAL_KEYWORDS = ["type", "severity", "system"] as const;

/** General keywords of the language that mean nothing for the checks of this version. */
export const IDLE_KEYWORDS = ["timeout", "required", "known_good"] as const;

/**
 * Check types of Nessus that are read and not yet judged here, with their own keywords: the published Unix reference
 * and what published policies use.
 */
export const OTHER_TYPES: Readonly<Record<string, readonly string[]>> = {
  AUDIT_XML: ["file", "xsl_stmt", "regex", "expect", "not_expect", "check_option"],
  BANNER_CHECK: ["file", "content", "is_substring"],
  CHKCONFIG: ["service", "levels", "status", "check_option"],
  CMD_EXEC: ["cmd", "expect", "not_expect", "regex", "dont_echo_cmd", "quiet", "nosudo", "check_option"],
  FILE_CHECK: [
    "file",
    "owner",
    "group",
    "mask",
    "mode",
    "uid",
    "gid",
    "check_uneveness",
    "md5",
    "attr",
    "file_type",
  ],
  FILE_CHECK_NOT: ["file", "owner", "group", "mask", "mode", "file_type", "string_required"],
  FILE_CONTENT_CHECK: ["file", "regex", "expect", "string_required", "file_required", "min_occurrences"],
  FILE_CONTENT_CHECK_NOT: ["file", "regex", "expect", "string_required", "file_required", "search_locations"],
  FIND_CMD: ["target", "find_type", "find_name", "exec", "perm", "maxdepth", "mindepth", "match_all"],
  GRAMMAR_CHECK: ["file", "regex"],
  MACOSX_DEFAULTS_READ: ["plist_name", "plist_item", "plist_option", "plist_user", "byhost", "managed_path"],
  MACOSX_OSASCRIPT: ["payload_type", "payload_key", "expect"],
  PKG_CHECK: ["pkg", "version", "operator"],
  PROCESS_CHECK: ["name", "status", "owner"],
  RPM_CHECK: ["rpm", "operator"],
  SVC_PROP: ["service", "property", "value", "regex", "svcprop_option"],
  XINETD_SVC: ["service", "status"],
};

/** The types of which a keyword is known, for the hint about a keyword in the wrong place. */
export function typesWithKeyword(keyword: string): readonly string[] {
  return Object.entries(OTHER_TYPES)
    .filter(([, keywords]) => keywords.includes(keyword))
    .map(([type]) => type);
}
