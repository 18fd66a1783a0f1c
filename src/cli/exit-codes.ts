/** Exit statuses beside those of the gate; the numbers of 64 and above are those of sysexits.h. */
export const EXIT = {
  incomplete: 2,
  usage: 64,
  badText: 65,
  noInput: 66,
  bug: 70,
  interrupted: 130,
} as const;
