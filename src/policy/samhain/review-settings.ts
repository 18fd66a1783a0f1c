import type { FaultList } from "./fault-list.ts";
import type { SamhainReading, SamhainService, SamhainSettings } from "./samhain-settings.ts";

/** Faults that only several settings together show. What samhain itself does with them is no fault when it is reproduced. */
export function reviewSettings(settings: SamhainSettings, reading: SamhainReading, faults: FaultList): void {
  const { active, severity, heading } = settings;
  if (active === "no")
    faults.add(heading, {
      code: "AUD6010",
      severity: "warning",
      message: "PortCheckActive is off, so nothing is checked",
    });
  if (severity === "none")
    faults.add(heading, {
      code: "AUD6018",
      severity: "warning",
      message: "samhain reports nothing of severity none; what is found is a warning here",
    });
  if (reading !== "fixed") return;
  reviewRange(settings, faults);
  reviewServices(settings, faults);
}

function reviewRange({ minPort, maxPort }: SamhainSettings, faults: FaultList): void {
  if (minPort.value <= maxPort.value) return;
  const message = `no port lies between ${minPort.value} and ${maxPort.value}, so nothing would be looked at`;
  faults.add(minPort.span, { code: "AUD6009", severity: "error", message, hint: "exchange the two" });
}

function reviewServices({ services, udp }: SamhainSettings, faults: FaultList): void {
  const skipped = new Set(services.filter(({ role }) => role === "skipped").map(keyOf));
  for (const service of services) {
    if (service.role === "required" && skipped.has(keyOf(service)))
      faults.add(service.span, {
        code: "AUD6011",
        severity: "warning",
        message: "this service is required and skipped: samhain always misses it; here it is looked at",
      });
    if (service.transport === "udp" && udp === "no")
      faults.add(service.span, {
        code: "AUD6012",
        severity: "warning",
        message: "PortCheckUDP is off, so this service is not looked at",
      });
  }
}

function keyOf({ address, service, transport }: SamhainService): string {
  return `${address ?? ""} ${service}/${transport}`;
}
