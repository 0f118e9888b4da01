import { type FaultData, faultDataFrom } from '@mortise/shared/fault';

/** A fault as a socket tells it: its code and message, nothing of what was sent or of what is behind it. */
export function toldFault(error: unknown): Pick<FaultData, 'code' | 'message'> {
  const { code, message } = faultDataFrom(error);
  return { code, message };
}
