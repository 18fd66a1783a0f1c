/** Where a portmapper is asked: a numeric address and a port. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}
