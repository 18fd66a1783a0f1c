import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { withNetworkOption } from "./network-option.ts";
import type { NetworkOption } from "./network-option.ts";
import { repeatableOption } from "./repeatable-option.ts";

/** The options that say where to look. */
export interface TargetOption extends NetworkOption {
  /** `KIND:WORD` or `local`, in the order given; empty where this machine is looked at. */
  readonly target: readonly string[];
  readonly allNetns?: boolean;
  /** Of what does not run: tells what would listen. */
  readonly predict?: boolean;
  /** The program by which the script runs as root on hosts over SSH. */
  readonly become?: "sudo" | "doas";
  /** Files of ssh that take the place of those that it finds itself. */
  readonly sshConfig?: string;
  readonly identity?: string;
}

/** The options that say which part of an inventory is meant. */
export interface InventoryOption {
  /** A file of targets; `-` is standard input. */
  readonly targets?: string;
  /** Patterns of names, groups and labels, as they were given. */
  readonly limit: readonly string[];
}

/** How a run on many targets goes. */
export interface PaceOption {
  /** How many targets are read at the same time; absent: what a configuration says, or else `DEFAULT_PARALLEL`. */
  readonly parallel?: number;
  /** Seconds for each target; absent: what the inventory says, or else `DEFAULT_TARGET_SECONDS`. */
  readonly targetTimeout?: number;
}

/** Seconds that a target may take where nobody said anything else. */
export const DEFAULT_TARGET_SECONDS = 300;

/** Targets that are read at the same time where nobody said anything else. */
export const DEFAULT_PARALLEL = 4;

/** Adds the options of single targets to a command. */
export function withTargetOption(command: Command): Command {
  const withTargets = withNetworkOption(command)
    .addOption(
      repeatableOption(
        "--target <where>",
        "look into container:NAME, pid:N or netns:NAME from outside, at image:FILE or rootfs:DIR at rest, over ssh://[USER@]HOST[:PORT], at tcp://HOST over the network, or at local, this machine; repeatable",
      ),
    )
    .option("--all-netns", "look into every network namespace of this machine")
    .option("--predict", "tell of image: and rootfs: targets what would listen, by their files");
  return withSshOption(withTargets);
}

/** Adds the options of hosts over SSH to a command. */
export function withSshOption(command: Command): Command {
  return command
    .addOption(
      new Option("--become <program>", "how ssh:// targets are looked at as root").choices(["sudo", "doas"]),
    )
    .option("--ssh-config <file>", "the configuration of ssh for ssh:// targets, in the place of your own")
    .option("--identity <file>", "a private key for ssh:// targets, beside those of your own");
}

/** Adds the options of an inventory to a command. */
export function withInventoryOption(command: Command): Command {
  return command
    .option("--targets <file>", "look at the targets of an inventory, in YAML or JSON")
    .addOption(limitOption());
}

/** The part of an inventory that is meant. */
export function limitOption(): Option {
  return repeatableOption(
    "--limit <pattern>",
    "only the targets of the inventory with this name, group or LABEL=VALUE; !… leaves out; repeatable",
  );
}

/** Adds the options that say how many targets are read at a time, and for how long. */
export function withPaceOption(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--parallel <number>",
        `targets that are read at the same time (default: ${DEFAULT_PARALLEL})`,
      ).argParser(numberUpTo(1000)),
    )
    .addOption(
      new Option(
        "--target-timeout <seconds>",
        `time for each target, else ERROR for its rules (default: ${DEFAULT_TARGET_SECONDS})`,
      ).argParser(numberUpTo(86_400)),
    );
}

function numberUpTo(largest: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= largest) return value;
    throw new InvalidArgumentError(`It has to be a whole number from 1 to ${largest}.`);
  };
}
