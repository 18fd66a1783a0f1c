/** The namespace of the fields of a compliance result. */
export const COMPLIANCE = "http://www.nessus.org/cm";

/** The namespace of the one field that is ours: the outcome, for which Nessus has no word. */
export const OUTCOME = "urn:dotaudit:outcome";
