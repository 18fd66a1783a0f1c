/** Lists the TCP and UDP listeners of IPv6 with what `ss` knows of each. */
export const SS_ARGUMENTS: readonly string[] = ["-6", "-lntue"];
