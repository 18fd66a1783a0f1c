import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import type { ScanPace } from "../targets/network/scan-order.ts";

/** The options of everything that tries ports over a network. */
export interface NetworkOption {
  /** A list of ports, as it was written. */
  readonly ports?: string;
  /** Most new attempts in a second. */
  readonly rate?: number;
  /** Milliseconds for one answer. */
  readonly timeout?: number;
  readonly retries?: number;
  /** Said by those who may scan public addresses. */
  readonly yesIMay?: boolean;
}

const DEFAULT_TIMEOUT_MS = 1000;
const DEFAULT_RETRIES = 1;

/** Adds the options to a command. */
export function withNetworkOption(command: Command): Command {
  return command
    .option(
      "--ports <list>",
      "the ports that are tried over the network: 22,80,8000-8010,ssh,U:53; - for all",
    )
    .addOption(
      new Option("--rate <number>", "at most so many attempts in a second").argParser(from(1, 10_000_000)),
    )
    .addOption(
      new Option(
        "--timeout <milliseconds>",
        `the longest wait for an answer of a port (default: ${DEFAULT_TIMEOUT_MS})`,
      ).argParser(from(1, 600_000)),
    )
    .addOption(
      new Option(
        "--retries <number>",
        `how often a silent port is tried again (default: ${DEFAULT_RETRIES})`,
      ).argParser(from(0, 100)),
    )
    .option("--yes-i-may", "scan blocks of public addresses: you say that you may");
}

/** How gently a network is asked, by the options. */
export function paceOf({ rate, timeout, retries }: NetworkOption): ScanPace {
  return {
    ...(rate === undefined ? {} : { perSecond: rate }),
    timeoutMs: timeout ?? DEFAULT_TIMEOUT_MS,
    retries: retries ?? DEFAULT_RETRIES,
  };
}

function from(smallest: number, largest: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,8}$/.test(text) ? Number(text) : -1;
    if (value >= smallest && value <= largest) return value;
    throw new InvalidArgumentError(`It has to be a whole number from ${smallest} to ${largest}.`);
  };
}
