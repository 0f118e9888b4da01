import ipaddr from 'ipaddr.js';

/** Reachable like public hosts, yet answering as a cloud's own metadata service. */
const metadata = new Set(['168.63.129.16']);
/** The only part of IPv6 that is given out for the public internet (IANA). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Why an address must not be called, or undefined where it is an ordinary public one. IPv6 forms that carry an IPv4 address (mapped,
 * NAT64, 6to4, Teredo) are refused whatever they carry: nobody needs them, and each is a way around the list.
 */
export function refusalOf(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'it is no address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return `${parsed.toString()} is ${range}`;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(globalUnicast)) return `${parsed.toString()} is not public`;
  return metadata.has(parsed.toString()) ? `${parsed.toString()} is a metadata service` : undefined;
}

/** The address a URL's host is written as, or undefined where the host is a name. */
export function literalOf(host: string): string | undefined {
  const bare = host.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}
