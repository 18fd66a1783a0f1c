/** Whether the group may do more than the owner, or others more than the group or the owner. */
export function isUneven(mode: number): boolean {
  const [owner, group, others] = [(mode >> 6) & 7, (mode >> 3) & 7, mode & 7];
  return (group & ~owner) !== 0 || (others & ~(owner & group)) !== 0;
}
