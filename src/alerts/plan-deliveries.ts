import type { AlertGroup } from "../model/alert.ts";
import type { Receiver } from "./receiver.ts";
import { wantedAlerts } from "./wanted-alerts.ts";

/** What is to be put into the queue of one receiver. */
export interface PlannedDelivery {
  /** The lane of the receiver. */
  readonly receiver: string;
  readonly group: AlertGroup;
}

/** Who gets what of a group; receivers that want nothing of it are left out. */
export function planDeliveries(
  receivers: readonly Receiver[],
  group: AlertGroup,
): readonly PlannedDelivery[] {
  return receivers.flatMap((receiver) => {
    const wanted = wantedAlerts(receiver.only, group);
    return wanted === null ? [] : [{ receiver: receiver.lane, group: wanted }];
  });
}
