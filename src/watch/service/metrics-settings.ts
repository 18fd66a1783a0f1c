/** Where figures and the state of health are served. */
export interface MetricsSettings {
  /** An IPv4 or IPv6 address. */
  readonly address: string;
  readonly port: number;
  /** Whether an address that others can reach was meant. */
  readonly exposure: "loopback" | "others-too";
}

/** Where only this machine can reach it. */
export const USUAL_METRICS_ADDRESS = "127.0.0.1";
