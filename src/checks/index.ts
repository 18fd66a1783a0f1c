import { apkCheck } from "./apk-check/apk-check.ts";
import { auditAllowedOpenPorts } from "./audit-allowed-open-ports/audit-allowed-open-ports.ts";
import { auditDeniedOpenPorts } from "./audit-denied-open-ports/audit-denied-open-ports.ts";
import { auditHiddenPorts } from "./audit-hidden-ports/audit-hidden-ports.ts";
import { auditPortCheck } from "./audit-port-check/audit-port-check.ts";
import { auditPortVisibility } from "./audit-port-visibility/audit-port-visibility.ts";
import { auditProcessOnPort } from "./audit-process-on-port/audit-process-on-port.ts";
import { auditRequiredOpenPorts } from "./audit-required-open-ports/audit-required-open-ports.ts";
import { auditXml } from "./audit-xml/audit-xml.ts";
import { bannerCheck } from "./banner-check/banner-check.ts";
import { listDockerContainerPackages } from "./built-in-items/container-items.ts";
import { judgedItems } from "./built-in-items/judged-items.ts";
import { chkconfig } from "./chkconfig/chkconfig.ts";
import { cmdExec } from "./cmd-exec/cmd-exec.ts";
import type { Check } from "./define-check.ts";
import { dpkgCheck } from "./dpkg-check/dpkg-check.ts";
import { fileCheckNot } from "./file-check-not/file-check-not.ts";
import { fileCheck } from "./file-check/file-check.ts";
import { fileContentAudit } from "./file-content-audit/file-content-audit.ts";
import { fileContentCheckNot } from "./file-content-check-not/file-content-check-not.ts";
import { fileContentCheck } from "./file-content-check/file-content-check.ts";
import { fileDigest } from "./file-digest/file-digest.ts";
import { findCmd } from "./find-cmd/find-cmd.ts";
import { grammarCheck } from "./grammar-check/grammar-check.ts";
import { kernelModule } from "./kernel-module/kernel-module.ts";
import { macosxDefaultsRead } from "./macosx-defaults-read/macosx-defaults-read.ts";
import { macosxOsascript } from "./macosx-osascript/macosx-osascript.ts";
import { mountOption } from "./mount-option/mount-option.ts";
import { pkgCheck } from "./pkg-check/pkg-check.ts";
import { processCheck } from "./process-check/process-check.ts";
import { rpmCheck } from "./rpm-check/rpm-check.ts";
import { svcProp } from "./svc-prop/svc-prop.ts";
import { sysctlCheck } from "./sysctl-check/sysctl-check.ts";
import { systemdUnit } from "./systemd-unit/systemd-unit.ts";
import { xinetdSvc } from "./xinetd-svc/xinetd-svc.ts";

/** Every check type; one for each type, form and platform. */
export const checks: readonly Check[] = [
  auditAllowedOpenPorts,
  auditDeniedOpenPorts,
  auditHiddenPorts,
  auditPortCheck,
  auditPortVisibility,
  auditProcessOnPort,
  auditRequiredOpenPorts,
  cmdExec,
  apkCheck,
  dpkgCheck,
  pkgCheck,
  rpmCheck,
  chkconfig,
  kernelModule,
  listDockerContainerPackages,
  macosxDefaultsRead,
  macosxOsascript,
  mountOption,
  processCheck,
  svcProp,
  sysctlCheck,
  systemdUnit,
  xinetdSvc,
  bannerCheck,
  fileContentCheck,
  fileContentCheckNot,
  grammarCheck,
  fileCheck,
  fileCheckNot,
  fileDigest,
  fileContentAudit,
  auditXml,
  findCmd,
  ...judgedItems,
];
