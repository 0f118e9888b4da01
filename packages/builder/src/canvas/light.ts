/** What an execution did at a node: the canvas lights it up. */
export type Light = {
  readonly state: 'visited' | 'here' | 'fault';
  readonly visits: number;
  /** The ways out that were taken. */
  readonly exits: ReadonlySet<string>;
};

export const noLights: ReadonlyMap<string, Light> = new Map();
