/** What an expression may know of the world: the instant of the event (ISO, UTC), the tenant's zone, and how many steps it may take. */
export type Environment = { readonly now: string; readonly zone: string; readonly budget?: number };
