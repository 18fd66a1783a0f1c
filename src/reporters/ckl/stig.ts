/** A policy as the STIG of a checklist. */
export interface Stig {
  readonly file: string;
  /** Empty where it is not known. */
  readonly sha256: string;
}
