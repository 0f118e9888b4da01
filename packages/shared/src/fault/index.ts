export { type Blame, defineFault, type Facts, Fault, type FaultData, type FaultDefinition, faultDataFrom } from './fault.ts';
