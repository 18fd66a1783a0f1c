import { apache } from "./apache/predict-apache.ts";
import { inetd } from "./inetd/predict-inetd.ts";
import { xinetd } from "./inetd/predict-xinetd.ts";
import { mysql } from "./mysql/predict-mysql.ts";
import { nginx } from "./nginx/predict-nginx.ts";
import { postgresql } from "./postgresql/predict-postgresql.ts";
import { redis } from "./redis/predict-redis.ts";
import type { KnownServer, StartedProgram } from "./scene.ts";
import { sshd } from "./sshd/predict-sshd.ts";

/** Servers whose configuration is understood. */
export const knownServers: readonly KnownServer[] = [
  sshd,
  nginx,
  apache,
  postgresql,
  mysql,
  redis,
  xinetd,
  inetd,
];

/** The server that a program is, by its name or that of its service. */
export function serverOf({
  program,
  service,
}: Pick<StartedProgram, "program" | "service">): KnownServer | null {
  const stem = service.replace(/\.service$/, "").replace(/@.*$/, "@");
  const byProgram = knownServers.find(({ programs }) => programs.includes(program));
  return (
    byProgram ??
    knownServers.find(
      ({ services }) => services.includes(stem) || services.includes(stem.replace(/@$/, "")),
    ) ??
    null
  );
}
