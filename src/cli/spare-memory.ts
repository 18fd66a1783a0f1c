import { setFlagsFromString } from "node:v8";

/**
 * Keeps the space for young objects from growing. Nearly all objects of a large recording live until its end: moving
 * them through a larger space takes 100 MB more for 50,000 listeners, and more time. A watch would keep the larger
 * space for weeks: over 10,000 runs it takes 10 MB less, and does not grow with them.
 */
export function spareMemory(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
